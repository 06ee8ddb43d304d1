-- What leaves for others (law 9): written in the commit of the event itself, removed when delivered. Of one target and
-- conversation only the oldest row is sent. The row is inserted and never touched by the message path.
CREATE TABLE outbox (
    target          text        NOT NULL,
    conversation_id uuid        NOT NULL,
    number          bigint      NOT NULL,                -- the event, from which the content is read when it is sent
    due             timestamptz DEFAULT now(),           -- when to look at it; null while it sleeps behind another or is dead
    term            integer     NOT NULL DEFAULT 0,      -- raised by every taking; an older one decides nothing
    attempts        integer     NOT NULL DEFAULT 0,
    error           text,                                -- what the last attempt said, as a sentence
    dead_at         timestamptz,
    enqueued_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (target, conversation_id, number)
) WITH (fillfactor = 80);

CREATE INDEX outbox_due ON outbox (target, due) WHERE due IS NOT NULL;
CREATE INDEX outbox_dead ON outbox (dead_at, target, conversation_id, number) WHERE dead_at IS NOT NULL;
