-- Connected desks (K8). One that is removed stays as long as conversations are on it (K5).
CREATE TABLE desk (
    id              text        PRIMARY KEY,
    kind            text        NOT NULL,
    name            text        NOT NULL,
    settings        jsonb       NOT NULL,
    enabled         boolean     NOT NULL DEFAULT true,
    bot_until       text        NOT NULL DEFAULT 'joined' CHECK (bot_until IN ('handover', 'joined')), -- the pause rule (K7)
    accept_seconds  integer     NOT NULL,
    fallback        text,                                  -- the desk that is asked when this one fails (K3)
    healthy         boolean,                               -- null until it was tried
    availability    text        NOT NULL DEFAULT 'unknown' CHECK (availability IN ('online', 'offline', 'unknown')),
    health_note     text        NOT NULL DEFAULT '',
    health_at       timestamptz,
    removed_at      timestamptz
) WITH (fillfactor = 80);

-- Which desk an assistant's or a team's conversations go to (K5); without a row, our own workspace.
CREATE TABLE desk_choice (
    kind text NOT NULL CHECK (kind IN ('assistant', 'team')),
    id   text NOT NULL,
    desk text NOT NULL,
    PRIMARY KEY (kind, id)
);

-- The desk's own name for a conversation.
CREATE TABLE desk_thread (
    desk            text   NOT NULL,
    reference       text   NOT NULL,
    conversation_id uuid   NOT NULL,
    opening         bigint NOT NULL,                       -- the event that brought it there
    PRIMARY KEY (desk, reference)
);

CREATE INDEX desk_thread_conversation ON desk_thread (conversation_id, desk, opening DESC);
