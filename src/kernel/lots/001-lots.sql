-- The lot of each call, committed to while its window is open.
create table call_lot (
  procedure text not null,
  -- The beginning of the window: a later call of the same procedure has its own lot.
  opens timestamptz not null,
  closes timestamptz not null check (closes > opens),
  -- The declaration under which it was drawn: its places, points and criteria are those of this call, whatever is enacted later.
  version text not null,
  seed text not null,
  commitment text not null,
  committed_at timestamptz not null,
  primary key (procedure, opens)
);
