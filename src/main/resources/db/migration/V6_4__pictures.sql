-- The picture of a person, as it is shown: made here from what was sent, so small and without anything else in it.
-- The version is the beginning of its digest; it stands in the address, so that a picture can be kept for ever.
create table user_picture (
    user_id uuid  primary key references user_account on delete cascade,
    version text  not null,
    jpeg    bytea not null
);
