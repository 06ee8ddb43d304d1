-- People who sign in. Roles: agent, supervisor, builder, admin. Without a password nobody signs in.
create table user_account (
    id         uuid        primary key,
    email      text        not null,
    name       text        not null,
    avatar_url text,
    password   text,
    roles      text[]      not null,
    languages  text[]      not null default '{}',
    demo       boolean     not null default false,
    created_at timestamptz not null default now()
);

create unique index user_account_email on user_account (lower(email));

-- What a person proves who they are with: a program's token or a console session. The token itself is not kept.
create table access_token (
    hash       bytea       primary key,
    user_id    uuid        not null references user_account on delete cascade,
    kind       text        not null check (kind in ('program', 'session')),
    created_at timestamptz not null default now(),
    expires_at timestamptz not null
) with (fillfactor = 80);

create index access_token_user on access_token (user_id);

create table team (
    id         text    primary key,
    name       text    not null,
    is_default boolean not null default false
);

-- There is always one team that takes what no other does.
create unique index team_default on team (is_default) where is_default;

create table skill (
    id   text primary key,
    name text not null
);

create table team_member (
    team_id text not null references team on delete cascade,
    user_id uuid not null references user_account on delete cascade,
    primary key (team_id, user_id)
);

create index team_member_user on team_member (user_id);

-- How well an agent masters a skill: 1 (a little) to 10 (best).
create table agent_skill (
    user_id  uuid     not null references user_account on delete cascade,
    skill_id text     not null references skill on delete cascade,
    level    smallint not null check (level between 1 and 10),
    primary key (user_id, skill_id)
);

-- What an agent carries and may carry, in 1/100 of a slot (100 = one chat). The load changes only in the transaction
-- that changes the conversation which is taken or released; the same statement may set since when the agent is idle.
create table agent_load (
    agent_id   uuid        primary key references user_account on delete cascade,
    load       int         not null default 0,
    cap        int         not null check (cap >= 0),
    idle_since timestamptz not null default now()
) with (fillfactor = 50);

-- What an agent declares (state), and whether the agent is there (the rest).
--   connected_until until when the last sign of life counts; null when there was none since the agent left
--   alive_at        when a client of this agent last said that it is there; a stream opened before counts no more
--   lost_at         when the agent's conversations went back to the queue; null while the agent is here
--   misses          offers missed in a row
create table presence (
    agent_id        uuid        primary key references user_account on delete cascade,
    state           text        not null default 'offline' check (state in ('online', 'back_soon', 'away', 'offline')),
    since           timestamptz not null default now(),
    connected_until timestamptz,
    alive_at        timestamptz,
    lost_at         timestamptz,
    misses          int         not null default 0
) with (fillfactor = 50);

insert into team (id, name, is_default) values ('support', 'Support', true);
