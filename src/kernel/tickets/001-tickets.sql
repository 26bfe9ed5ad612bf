-- Numbers of the queue at a counter. They name nobody; what leads to a person, a booking and the officer who called, is taken out when the day ends.
create table ticket (
  -- Whoever took the number on their phone comes back by this id: it stands in no list and no journal.
  id uuid primary key,
  body text not null,
  on_day date not null,
  number integer not null check (number > 0),
  taken_at timestamptz not null,
  -- The booking of whoever has one, and its time.
  allocation uuid references allocation on delete set null,
  booked_from timestamptz,
  booked_until timestamptz,
  -- The window to which it was called, and who called it.
  called_at timestamptz,
  called_to text,
  officer uuid,
  finished_at timestamptz,
  outcome text check (outcome in ('served', 'absent', 'given back', 'not called', 'not finished')),
  unique (body, on_day, number),
  check ((booked_from is null) = (booked_until is null)),
  check ((called_at is null) = (called_to is null)),
  check ((finished_at is null) = (outcome is null)),
  check (outcome is distinct from 'served' or called_at is not null)
);
-- A booking stands in the queue once.
create unique index ticket_booking on ticket (allocation) where outcome is null and allocation is not null;
-- Who waits and who is called.
create index ticket_open on ticket (body, on_day) where outcome is null;
-- An officer has called one number at a time.
create unique index ticket_officer on ticket (officer) where outcome is null and officer is not null;
-- How fast people were served lately.
create index ticket_served on ticket (body, finished_at desc) where outcome = 'served';
