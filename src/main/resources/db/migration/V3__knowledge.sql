-- What an assistant knows from help articles. The version rises with every change, so that nodes know when to read again;
-- the threshold is null where the default is used.
create table knowledge (
    assistant_id text             primary key,
    version      bigint           not null default 0,
    threshold    double precision check (threshold between 0 and 1)
) with (fillfactor = 80);

-- Where articles come from.
--   address          of a page or site; the name of a file
--   content          what was uploaded, for a file
--   language         of articles that do not say theirs; null to guess
--   interval_minutes time from one reading to the next; null to read only when asked
--   due_at           when it is to be read; null if it is not
--   complete         whether the last reading saw everything, so that unchanged pages need not be sent again
create table knowledge_source (
    id               uuid        primary key,
    assistant_id     text        not null,
    kind             text        not null check (kind in ('file', 'page', 'site')),
    address          text        not null,
    format           text        not null check (format in ('markdown', 'html', 'text', 'web')),
    content          text,
    language         text,
    interval_minutes int         check (interval_minutes > 0),
    state            text        not null check (state in ('waiting', 'reading', 'ready', 'failed')),
    problem          text,
    failures         int         not null default 0,
    complete         boolean     not null default false,
    created_at       timestamptz not null,
    read_at          timestamptz,
    due_at           timestamptz
) with (fillfactor = 80);

create unique index knowledge_source_address on knowledge_source (assistant_id, kind, address);
create index knowledge_source_due on knowledge_source (due_at) where due_at is not null;

-- One page or file. The hash is of what it says; etag and last_modified are what its server gave.
create table knowledge_article (
    id            uuid        primary key,
    source_id     uuid        not null references knowledge_source on delete cascade,
    assistant_id  text        not null,
    address       text        not null,
    title         text        not null,
    language      text        not null,
    hash          bytea       not null,
    etag          text,
    last_modified text,
    changed_at    timestamptz not null,
    unique (source_id, address)
);

create index knowledge_article_assistant on knowledge_article (assistant_id, id);

-- The articles' parts, as they are searched.
create table knowledge_passage (
    article_id uuid  not null references knowledge_article on delete cascade,
    position   int   not null,
    heading    text  not null,
    text       text  not null,
    hash       bytea not null,
    primary key (article_id, position)
);

create index knowledge_passage_hash on knowledge_passage (hash);

-- Vectors of texts by their hash, so that no text is encoded twice: 384 numbers of four bytes, big end first.
create table knowledge_vector (
    hash    bytea       primary key,
    vector  bytea       not null,
    made_at timestamptz not null
);
