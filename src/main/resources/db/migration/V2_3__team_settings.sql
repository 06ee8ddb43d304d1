-- How a team's conversations are given to its agents. Times in seconds, weights and caps in 1/100 of a slot.
--   strategy            who of several is asked; with pull nobody, agents take from the queue
--   auto_accept         the agent who is chosen joins without being asked
--   ring                how long an offer rings; null: as the assistant says
--   wrap_up             how long an agent keeps the slot after the end
--   wait_limit          how long a customer waits at most; null: as the assistant says
--   resting_weight      what a conversation takes while it waits for the customer
--   back                how long a conversation waits for its own agent before the team may take it
--   same_agent          how long after the end a returning customer goes to the same agent; 0: never
--   named_agent         when a conversation for a named agent is for the whole team; null: never
--   overflow, _teams    when it is for other teams as well, and for which
--   match_language      whether the agent must speak the customer's language
--   agent_cap           what one agent may carry of this team; null: no cap but the agent's
--   channel_caps        the same by channel
ALTER TABLE team ADD COLUMN strategy text NOT NULL DEFAULT 'balanced'
    CHECK (strategy IN ('balanced', 'round_robin', 'most_skilled', 'pull'));
ALTER TABLE team ADD COLUMN auto_accept boolean NOT NULL DEFAULT false;
ALTER TABLE team ADD COLUMN ring int;
ALTER TABLE team ADD COLUMN wrap_up int NOT NULL DEFAULT 0;
ALTER TABLE team ADD COLUMN wait_limit int;
ALTER TABLE team ADD COLUMN resting_weight int NOT NULL DEFAULT 0;
ALTER TABLE team ADD COLUMN back int NOT NULL DEFAULT 60;
ALTER TABLE team ADD COLUMN same_agent int NOT NULL DEFAULT 0;
ALTER TABLE team ADD COLUMN named_agent int;
ALTER TABLE team ADD COLUMN overflow int;
ALTER TABLE team ADD COLUMN overflow_teams text[] NOT NULL DEFAULT '{}';
ALTER TABLE team ADD COLUMN match_language boolean NOT NULL DEFAULT false;
ALTER TABLE team ADD COLUMN agent_cap int;
ALTER TABLE team ADD COLUMN channel_caps jsonb NOT NULL DEFAULT '{}';

-- What one agent may carry of one of their teams, and of a channel, where that differs from what the team and the channel say.
ALTER TABLE team_member ADD COLUMN cap int;
ALTER TABLE agent_load ADD COLUMN channel_caps jsonb NOT NULL DEFAULT '{}';

-- What a conversation of a channel takes of an agent's capacity (more than an agent may carry: all of it), and what one agent
-- may carry of the channel. A channel that is missing takes one slot and has no cap.
CREATE TABLE channel_setting (
    channel   text PRIMARY KEY,
    weight    int  NOT NULL CHECK (weight > 0),
    agent_cap int
);

-- What an agent declares to become when the last chat has ended.
ALTER TABLE presence ADD COLUMN next_state text CHECK (next_state IN ('back_soon', 'away', 'offline'));

-- Where requests go, the first rule that fits decides. Conditions are JSON, as the API has them.
CREATE TABLE routing_rule (
    place      int   PRIMARY KEY,
    name       text  NOT NULL,
    conditions jsonb NOT NULL,
    team       text  REFERENCES team,
    skill      text  REFERENCES skill,
    agent      uuid  REFERENCES user_account,
    priority   int
);
