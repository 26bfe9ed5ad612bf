-- How many answers visitors without an account were given on a day, in all processes together: neither who asked nor what.
create table visitor_answers (
  day date primary key,
  answers integer not null check (answers >= 0)
);
