-- Since when an account is switched off: nobody signs in with it and it gets no conversations; null while it is on.
ALTER TABLE user_account ADD COLUMN off_since timestamptz;

ALTER TABLE skill ADD COLUMN description text NOT NULL DEFAULT '';

-- An invitation lets whoever has its link choose the account's password, once. The link's secret itself is not kept.
CREATE TABLE invitation (
    user_id    uuid        PRIMARY KEY REFERENCES user_account ON DELETE CASCADE,
    hash       bytea       NOT NULL UNIQUE,
    invited_by text        NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);

-- Answers that are kept ready: everybody's, a team's (team) or one agent's own (owner).
CREATE TABLE canned_reply (
    id         uuid        PRIMARY KEY,
    title      text        NOT NULL,
    body       text        NOT NULL,
    shortcut   text,
    language   text,
    team       text        REFERENCES team,
    owner      uuid        REFERENCES user_account ON DELETE CASCADE,
    changed_at timestamptz NOT NULL,
    CHECK (team IS NULL OR owner IS NULL)
);

CREATE INDEX canned_reply_owner ON canned_reply (owner);

-- What a chat was about, chosen when it is closed: every team's or one team's, in order, each with the reasons to choose from.
CREATE TABLE closing_category (
    id      uuid   PRIMARY KEY,
    name    text   NOT NULL,
    reasons text[] NOT NULL DEFAULT '{}',
    team    text   REFERENCES team,
    place   int    NOT NULL
);

-- Who changed which setting, how it was before and after. Rows are only ever added. Whoever writes one holds the guard's row
-- to the end of the transaction, so that "before" is what the change found.
CREATE TABLE setting_change (
    id      uuid        PRIMARY KEY,
    at      timestamptz NOT NULL,
    who     uuid        NOT NULL,
    name    text        NOT NULL,
    kind    text        NOT NULL,
    subject text        NOT NULL,
    before  jsonb,
    after   jsonb
);

CREATE TABLE setting_guard (
    one boolean PRIMARY KEY CHECK (one)
);

INSERT INTO setting_guard (one) VALUES (true);
