-- Assistants as they are changed while the server runs. The draft is what builders work on, the live version what customers
-- meet. The revision rises with every change of either, so that two builders do not overwrite each other.
--   source      where it came from; the demo's are there only while the demo is on
--   live        the version that customers meet; null before it was first published
--   file_digest of its file when that was last taken over; null if it never had one
CREATE TABLE assistant (
    id          text        PRIMARY KEY,
    source      text        NOT NULL CHECK (source IN ('demo', 'file', 'api')),
    live        int,
    draft       text        NOT NULL,
    revision    bigint      NOT NULL,
    file_digest text,
    changed_at  timestamptz NOT NULL,
    changed_by  text        NOT NULL
);

-- What was published, for good.
CREATE TABLE assistant_version (
    assistant_id  text        NOT NULL REFERENCES assistant,
    version       int         NOT NULL,
    document      text        NOT NULL,
    origin        text        NOT NULL CHECK (origin IN ('file', 'published', 'restored')),
    restored_from int,
    made_at       timestamptz NOT NULL,
    made_by       text        NOT NULL,
    PRIMARY KEY (assistant_id, version)
);
