-- Messages that customers leave for later lie in a team's inbox: one more owner.
ALTER TABLE conversation DROP CONSTRAINT conversation_owner_check;
ALTER TABLE conversation ADD CONSTRAINT conversation_owner_check
    CHECK (owner IN ('bot', 'queue', 'agent', 'inbox', 'desk', 'closed'));

CREATE INDEX conversation_inbox ON conversation (owner_since, id) WHERE owner = 'inbox';
