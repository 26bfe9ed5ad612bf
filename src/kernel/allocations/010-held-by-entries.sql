-- What an entry of a register holds, such as a talk its hall: nobody's by name, under the same constraint as what people have.
alter table allocation drop constraint allocation_check, alter column person drop not null, add column entry text;
alter table allocation add constraint allocation_whose check (num_nonnulls(draft, case_id, entry) = 1),
  add constraint allocation_of_somebody check (entry is not null or person is not null);
-- An entry holds one thing at a time.
create unique index allocation_entry on allocation (entry) where state <> 'released';
-- What an entry had, the last of it.
create index allocation_of_entry on allocation (entry, changed_at desc) where entry is not null;
