-- Who answers where the desk owns the channel (K2); null: nobody does.
ALTER TABLE desk ADD COLUMN assistant text;
