-- Trainings that were declared and reach a threshold of notification, or may: one row for each and each threshold, open until it is notified, struck off or found below.
create table oversight_notice (
  id uuid primary key,
  run text not null references entry,
  threshold text not null,
  organisation uuid not null,
  title jsonb not null,
  reach text not null check (reach in ('reached', 'possible')),
  -- Operations, as they were declared when it was found.
  low numeric not null,
  best numeric not null,
  high numeric not null check (low <= best and best <= high),
  -- The last day; null where no law that applies here sets one.
  due date,
  found_at timestamptz not null,
  ended_at timestamptz check (ended_at >= found_at)
);
create unique index oversight_notice_open on oversight_notice (run, threshold) where ended_at is null;
