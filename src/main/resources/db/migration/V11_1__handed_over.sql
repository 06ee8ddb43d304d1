-- Whether a conversation counts as handed over (W3). It changes with the owner or a request, never with an ordinary message,
-- so that such an update still touches no index.
ALTER TABLE conversation ADD COLUMN handed_over boolean NOT NULL DEFAULT false;
UPDATE conversation SET handed_over = true WHERE owner IN ('queue', 'agent', 'inbox', 'desk');

CREATE INDEX conversation_handed_over ON conversation (id) WHERE handed_over;
