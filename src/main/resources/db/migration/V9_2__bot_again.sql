-- When the bot may speak again after a person at the desk has (K7): at the end there, when nothing was said for so long, never.
ALTER TABLE desk ADD COLUMN bot_again text NOT NULL DEFAULT 'ended' CHECK (bot_again IN ('ended', 'quiet', 'never'));
ALTER TABLE desk ADD COLUMN quiet_seconds bigint;
