-- How long a case took: the working days that its clock ran, kept once it is closed, for the statistics.
alter table case_record add column used_workdays integer;
-- The statistics: closed cases of a procedure by the day of closing.
create index case_closed on case_record (procedure, closed_at) where closed_at is not null;
