-- What an officer filled in at a counter, in the name of a person who was there.
alter table draft add column visit uuid references counter_visit;
alter table case_record add column visit uuid references counter_visit;
create index case_record_visit on case_record (visit) where visit is not null;
alter table draft_discarded add column visit uuid generated always as ((draft ->> 'visit')::uuid) stored;
