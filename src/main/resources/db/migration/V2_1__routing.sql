-- What routing reads in order of the id: when a node becomes the router, and when it compares what it knows.
create index conversation_routing on conversation (id) where owner = 'queue' or holder is not null;
