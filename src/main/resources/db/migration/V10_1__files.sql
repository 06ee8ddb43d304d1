-- Files that were sent. The log names them; here stands what is known of them beyond that.
--   message        the number of the message that it came with; null until that is written, and for ever where it never was
--   verdict        of the scanner; null while it is awaited
--   check_due      when the scanner is to be asked, or the conversation to be told what it said; null: neither
--   check_until    when the scanner's word is no longer awaited
CREATE TABLE file (
    id              uuid        PRIMARY KEY,
    conversation_id uuid        NOT NULL REFERENCES conversation ON DELETE CASCADE,
    sender_kind     text        NOT NULL,
    sender_id       text        NOT NULL,
    client_id       text        NOT NULL,
    name            text        NOT NULL,
    kind            text        NOT NULL,
    size            bigint      NOT NULL CHECK (size > 0),
    message         bigint,
    verdict         text        CHECK (verdict IN ('clean', 'rejected', 'unchecked')),
    reason          text,
    check_due       timestamptz,
    check_until     timestamptz,
    check_attempts  int         NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL
);

CREATE INDEX file_conversation ON file (conversation_id);
CREATE INDEX file_check ON file (check_due) WHERE check_due IS NOT NULL;
CREATE INDEX file_unsent ON file (created_at) WHERE message IS NULL;

-- The bytes of files, in pieces of 256 KiB.
CREATE TABLE file_piece (
    file_id uuid  NOT NULL REFERENCES file ON DELETE CASCADE,
    number  int   NOT NULL,
    bytes   bytea NOT NULL,
    PRIMARY KEY (file_id, number)
);
-- What is compressed already is not compressed again.
ALTER TABLE file_piece ALTER COLUMN bytes SET STORAGE EXTERNAL;
