-- What others send (K6): stored before it is answered, encrypted until it is handled, then only its key, for 30 days.
CREATE TABLE inbound (
    connector   text        NOT NULL,
    external_id text        NOT NULL,
    place       bigint      GENERATED ALWAYS AS IDENTITY,   -- the order in which it came
    thread      text        NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    due         timestamptz DEFAULT now(),                  -- null when it is over
    attempts    integer     NOT NULL DEFAULT 0,
    error       text,
    content     bytea,
    PRIMARY KEY (connector, external_id)
) WITH (fillfactor = 80);

CREATE INDEX inbound_due ON inbound (due) WHERE due IS NOT NULL;
CREATE INDEX inbound_thread ON inbound (connector, thread, place) WHERE due IS NOT NULL;
CREATE INDEX inbound_received ON inbound (received_at);

-- What opens other systems, encrypted.
CREATE TABLE credential (
    owner      text        NOT NULL,
    name       text        NOT NULL,
    value      bytea       NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (owner, name)
);
