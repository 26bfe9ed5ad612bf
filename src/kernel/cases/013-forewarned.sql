-- Whom a case waits for is told a working day before its step is due, once for each due day.
create table case_forewarned (
  case_id uuid not null references case_record,
  due_day date not null,
  primary key (case_id, due_day)
);
