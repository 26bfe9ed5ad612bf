-- A visit to a counter is deleted when its time of keeping is over; what was filled in there stays with the person.
alter table draft drop constraint draft_visit_fkey, add constraint draft_visit_fkey foreign key (visit) references counter_visit on delete set null;
alter table case_record drop constraint case_record_visit_fkey, add constraint case_record_visit_fkey foreign key (visit) references counter_visit on delete set null;
