-- Conversations at desks that speak over streams instead of calling us (K1): what a node needs to listen to them.
CREATE TABLE desk_stream (
    desk            text        NOT NULL,
    reference       text        NOT NULL,              -- the desk's name for the conversation
    conversation_id uuid,                              -- null until the desk has accepted it
    notes           bytea,                             -- what the connection notes of it, such as its own token; encrypted
    position        text        NOT NULL DEFAULT '',   -- how far its stream was heard
    begun_at        timestamptz NOT NULL DEFAULT now(),
    over_at         timestamptz,                       -- since when nobody listens any more
    PRIMARY KEY (desk, reference)
) WITH (fillfactor = 80);

CREATE INDEX desk_stream_open ON desk_stream (desk) WHERE over_at IS NULL;
CREATE INDEX desk_stream_conversation ON desk_stream (conversation_id) WHERE over_at IS NULL;
