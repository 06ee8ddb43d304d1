-- A desk's own opening hours (A1), as its page and the API write them; null: always open.
ALTER TABLE desk ADD COLUMN hours jsonb;

-- Handover to a desk can be switched off, too (A2).
ALTER TABLE handover_switch DROP CONSTRAINT handover_switch_kind_check;
ALTER TABLE handover_switch ADD CONSTRAINT handover_switch_kind_check CHECK (kind IN ('assistant', 'team', 'desk'));

-- The list of what is at desks of others (W3).
CREATE INDEX conversation_desk ON conversation (owner_since, id) WHERE owner = 'desk';
