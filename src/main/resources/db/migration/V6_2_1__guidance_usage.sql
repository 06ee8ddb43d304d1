-- Answers of the bot on which a guidance rule matched, so that counting them does not read the whole log. Few are.
CREATE INDEX event_guidance ON event (at)
    WHERE type = 'bot.answered' AND facts -> 'decision' -> 'guidance' IS NOT NULL;
