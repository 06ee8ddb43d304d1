-- A conversation that waits for the customer may take nothing of its agent's capacity and is the agent's all the same.
ALTER TABLE conversation DROP CONSTRAINT conversation_check;
ALTER TABLE conversation ADD CONSTRAINT conversation_weight_of_holder CHECK (holder IS NOT NULL OR weight = 0);

-- What an agent carries by team, by channel and by both, and what the agent may carry of each, in 1/100 of a slot. The names
-- are "team:support", "channel:web" and "team:support channel:web"; what is 0 stands in none of them. A name without a cap
-- has none but the whole. Like the whole load, they change only in the statement that changes the conversation.
ALTER TABLE agent_load ADD COLUMN loads jsonb NOT NULL DEFAULT '{}';
ALTER TABLE agent_load ADD COLUMN caps jsonb NOT NULL DEFAULT '{}';

-- When the agent was last given a conversation: whose turn it is where agents take turns.
ALTER TABLE agent_load ADD COLUMN assigned_at timestamptz NOT NULL DEFAULT 'epoch';

UPDATE agent_load SET loads = held.loads
  FROM (SELECT holder, jsonb_object_agg(name, weight) AS loads
          FROM (SELECT holder, name, sum(weight) AS weight
                  FROM (SELECT holder, weight, 'channel:' || (state ->> 'channel') AS name
                          FROM conversation WHERE holder IS NOT NULL AND weight > 0
                        UNION ALL
                        SELECT holder, weight, 'team:' || team
                          FROM conversation WHERE holder IS NOT NULL AND weight > 0 AND team IS NOT NULL
                        UNION ALL
                        SELECT holder, weight, 'team:' || team || ' channel:' || (state ->> 'channel')
                          FROM conversation WHERE holder IS NOT NULL AND weight > 0 AND team IS NOT NULL) named
                 GROUP BY holder, name) summed
         GROUP BY holder) held
 WHERE agent_load.agent_id = held.holder;
