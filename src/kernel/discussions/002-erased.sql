-- What people wrote for themselves is erased with their account. `entry` is the one of the journal that commits to the text by a salt,
-- which goes with it; remarks from before have none.
alter table remark alter column body drop not null;
alter table remark add column entry bigint;
alter table remark add column erased_at timestamptz;
alter table remark add check ((body is null) = (erased_at is not null));
