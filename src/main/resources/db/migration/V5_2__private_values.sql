-- What a private step collects, encrypted, for the action alone; gone when its time is over.
CREATE TABLE kept_value (
    owner      uuid        NOT NULL,
    name       text        NOT NULL,
    value      bytea       NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (owner, name)
);

CREATE INDEX kept_value_expiry ON kept_value (expires_at);
