-- Servers that share this database. One that has not been seen for a while is gone.
create table node (
    id         text        primary key,
    release    text        not null,
    started_at timestamptz not null,
    seen_at    timestamptz not null
);

-- Who holds a duty that only one node may have. The term rises with every new holder and never falls, so that what an
-- older holder still has under way can be refused.
create table lease (
    name  text        primary key,
    owner text        not null,
    term  bigint      not null,
    until timestamptz not null
) with (fillfactor = 80);

-- Keys that every node must share, made once where none is configured.
create table secret (
    name       text        primary key,
    value      bytea       not null,
    created_at timestamptz not null default now()
);
