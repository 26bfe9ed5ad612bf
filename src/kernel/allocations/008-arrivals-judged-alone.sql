-- Each arrival is judged by itself and has an outcome, also one that cannot be read or was told too late; and it is kept for a term.
alter table arrival drop constraint arrival_outcome_check, drop constraint arrival_check1,
  add constraint arrival_outcome_check check (outcome in ('in', 'again', 'other day', 'no place', 'waits', 'elsewhere', 'unknown', 'own', 'unreadable', 'too old')),
  add constraint arrival_of_booking check (outcome in ('unknown', 'unreadable', 'too old') or allocation is not null);
-- What is older than its term.
create index arrival_told on arrival (told_at);
