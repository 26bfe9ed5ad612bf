-- What people said for themselves is erased with their account. `entry` is the one of the journal that commits to the text by a salt, which
-- goes with it; what was said before has none.
alter table duty_to_act add column entry bigint;
alter table duty_to_act add column erased_at timestamptz;
alter table duty_to_act drop constraint duty_to_act_check, drop constraint duty_to_act_check1;
alter table duty_to_act add check ((acted_by is null) = (said is null and erased_at is null));
alter table duty_to_act add check (said is null or erased_at is null);
alter table duty_to_act add check (acted_by is null or ended_at is not null);
-- What somebody said.
create index duty_to_act_said on duty_to_act (acted_by) where said is not null;
