-- By which version of the calendar the stored days of open cases were reckoned last.
create table case_reckoning (
  one boolean primary key default true check (one),
  calendar text not null
);
