-- A conversation's state is a reading of its log, kept beside it. Nothing indexed changes with an ordinary message, so
-- that its update stays HOT; the deadline may be early, never late.
CREATE TABLE conversation (
    id            uuid        PRIMARY KEY,
    assistant     text        NOT NULL,
    version       bigint      NOT NULL,          -- number of the last event
    format        smallint    NOT NULL,
    state         jsonb       NOT NULL,
    epoch         bigint      NOT NULL,
    owner         text        NOT NULL CHECK (owner IN ('bot', 'queue', 'agent', 'desk', 'closed')),
    owner_since   timestamptz NOT NULL,
    team          text,
    skill         text,
    wanted_agent  uuid,
    priority      integer     NOT NULL DEFAULT 0,
    returned      boolean     NOT NULL DEFAULT false,
    waiting_since timestamptz,
    holder        uuid,                          -- the agent whose slot it takes: offered or held
    weight        integer     NOT NULL DEFAULT 0, -- hundredths of a slot
    accepted_at   timestamptz,
    deadline      timestamptz,
    origin        text,
    CHECK ((holder IS NULL) = (weight = 0)),
    CHECK (owner <> 'queue' OR (team IS NOT NULL AND waiting_since IS NOT NULL AND deadline IS NOT NULL))
) WITH (fillfactor = 80);

CREATE UNIQUE INDEX conversation_origin ON conversation (origin) WHERE origin IS NOT NULL;
CREATE INDEX conversation_queue ON conversation (team, priority DESC, returned DESC, waiting_since, id) WHERE owner = 'queue';
CREATE INDEX conversation_waiting ON conversation ((-priority), (NOT returned), waiting_since, id) WHERE owner = 'queue';
CREATE INDEX conversation_holder ON conversation (holder) WHERE holder IS NOT NULL;
CREATE INDEX conversation_owner ON conversation (owner, owner_since DESC, id) WHERE owner IN ('bot', 'closed');
CREATE INDEX conversation_deadline ON conversation (deadline) WHERE deadline IS NOT NULL;
CREATE INDEX conversation_accepted ON conversation (team, accepted_at) WHERE accepted_at IS NOT NULL;

-- The log. Facts never change; content is what a person said or is, and can be erased in place.
CREATE TABLE event (
    conversation_id uuid        NOT NULL,
    number          bigint      NOT NULL,
    at              timestamptz NOT NULL,
    type            text        NOT NULL,
    format          smallint    NOT NULL,
    actor_kind      text        NOT NULL,
    actor_id        text        NOT NULL,
    actor_name      text        NOT NULL,
    client_id       text,
    facts           jsonb       NOT NULL,
    content         jsonb,
    PRIMARY KEY (conversation_id, number)
) PARTITION BY RANGE (conversation_id);

CREATE UNIQUE INDEX event_client ON event (conversation_id, actor_kind, actor_id, client_id) WHERE client_id IS NOT NULL;

-- Takes what no month's partition takes; stays empty as long as partitions are made ahead.
CREATE TABLE event_default PARTITION OF event DEFAULT;

-- How far each side has read; true now, no fact of the log.
CREATE TABLE read_mark (
    conversation_id uuid   NOT NULL,
    reader          text   NOT NULL,
    number          bigint NOT NULL,
    PRIMARY KEY (conversation_id, reader)
) WITH (fillfactor = 80);
