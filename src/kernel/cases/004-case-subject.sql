-- The entry of a register that a case concerns, and the open cases on one, which its keeper shows.
alter table case_record add column subject text;
create index case_record_subject on case_record (procedure, subject) where subject is not null and closed_at is null;
