-- What the board measures by: how long a customer of the team should wait for a person at most, in seconds.
ALTER TABLE team ADD COLUMN answer_target int NOT NULL DEFAULT 120;

-- Which supervisor declared the agent's state; null where the agent did, or a row of missed offers.
ALTER TABLE presence ADD COLUMN set_by text;
