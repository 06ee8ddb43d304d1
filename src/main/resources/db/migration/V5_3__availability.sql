-- Handover that is switched off during an incident (A2): a row is an assistant or a team that is off.
CREATE TABLE handover_switch (
    kind    text        NOT NULL CHECK (kind IN ('assistant', 'team')),
    id      text        NOT NULL,
    until   timestamptz,
    message text,
    off_by  text        NOT NULL,
    off_at  timestamptz NOT NULL,
    PRIMARY KEY (kind, id)
);

-- Read-only links to one conversation (X7). The token itself is not kept.
CREATE TABLE history_link (
    id              uuid        PRIMARY KEY,
    token_hash      bytea       NOT NULL UNIQUE,
    conversation_id uuid        NOT NULL,
    expires_at      timestamptz NOT NULL,
    opened          boolean     NOT NULL DEFAULT false
);

CREATE INDEX history_link_expiry ON history_link (expires_at);
