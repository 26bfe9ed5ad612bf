-- Terms in hours and minutes are over at a moment, not with a day. Null where the term is in days.
alter table case_record add column due_at timestamptz;
alter table case_record add column step_due_at timestamptz;
comment on column case_record.due_at is 'The moment at which the time of the whole is over, where it is in hours.';
comment on column case_record.step_due_at is 'The moment at which the earliest time of the present step or its parts is over, where that is in hours.';
-- The clock looks each minute for what was over within the last hour.
create index case_due_at on case_record (due_at) where closed_at is null and due_at is not null;
create index case_step_due_at on case_record (step_due_at) where closed_at is null and step_due_at is not null;
