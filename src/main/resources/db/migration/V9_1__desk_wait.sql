-- What the next conversation at a desk would have before it, as the desk last said; null where it cannot tell.
ALTER TABLE desk ADD COLUMN queue_position integer;
ALTER TABLE desk ADD COLUMN wait_seconds bigint;
