-- What conversations are found by. Derived from the log, behind it, and never on the way of a message: a row that is missing
-- or behind is made by the walk over all conversations. No reference to the conversation: its check would lock and touch a
-- row that every message writes.
--   version up to which event the row tells
--   words   every word that was said or noted, and what the customer is called
--   agents  who talked with the customer
--   teams   whose queues it was in
create table conversation_search (
    conversation_id uuid     primary key,
    version         bigint   not null,
    words           tsvector not null,
    agents          text[]   not null default '{}',
    teams           text[]   not null default '{}'
);

create index conversation_search_words on conversation_search using gin (words);

-- Conversations of one browser, which is proved by the token of the one before. The visitor is the first conversation's id.
create table visitor_conversation (
    conversation_id uuid primary key,
    visitor         uuid not null
);

create index visitor_conversation_visitor on visitor_conversation (visitor, conversation_id);

-- Visitors who may not write any more, for the list of them; what holds is the conversation's state.
create table blocked_visitor (
    conversation_id uuid        primary key,
    at              timestamptz not null,
    by_id           uuid        not null,
    by_name         text        not null,
    reason          text        not null
);
