-- Duties that follow a decision, and the report that each period asks for.
create table duty (
  id uuid primary key,
  decision uuid not null,
  kind text not null,
  procedure text not null,
  version text not null,
  organisation uuid not null,
  since date not null,
  -- The period that opens next, once it is over.
  next_from date not null,
  next_to date not null,
  ended_on date,
  unique (decision, kind)
);
-- The daily round opens the periods that are over.
create index duty_next on duty (next_to) where ended_on is null;

create table obligation (
  id uuid primary key,
  duty uuid not null references duty,
  organisation uuid not null,
  period_from date not null,
  period_to date not null check (period_to >= period_from),
  due_day date not null,
  draft jsonb not null default '{}',
  reported_at timestamptz,
  reported_by text,
  report jsonb,
  tests jsonb,
  assessment jsonb,
  invoice uuid,
  signature uuid,
  reminders integer not null default 0,
  led_to uuid,
  ended_at timestamptz,
  unique (duty, period_from),
  check ((reported_at is null) = (report is null))
);
-- A company's duties, the next due first.
create index obligation_organisation on obligation (organisation, due_day desc);
-- The daily round looks for late ones.
create index obligation_late on obligation (due_day) where reported_at is null and ended_at is null;
