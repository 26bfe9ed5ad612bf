-- What the state pays by decisions: the right, and each payment of it.
create table entitlement (
  id uuid primary key,
  decision uuid not null,
  case_id uuid not null,
  kind text not null,
  procedure text not null,
  version text not null,
  organisation uuid,
  person uuid,
  -- The answers that it reads, as they stood when it was decided, and the account: erased with the personal answers of the case, once all is paid.
  facts jsonb not null,
  iban text,
  books text not null,
  since date not null,
  until date,
  -- The first day of the period that is paid next; none when nothing follows by the calendar.
  next_from date,
  next_to date,
  ended_on date,
  ended_why text check (ended_why in ('over', 'revoked')),
  decided_by text not null,
  begun_at timestamptz not null,
  unique (decision, kind),
  check (num_nonnulls(organisation, person) = 1),
  check ((next_from is null) = (next_to is null)),
  check ((ended_on is null) = (ended_why is null)),
  check (iban is not null or ended_on is not null)
);
create index entitlement_next on entitlement (next_to) where ended_on is null and next_to is not null;
create index entitlement_case on entitlement (case_id);
create index entitlement_organisation on entitlement (organisation) where organisation is not null;
create index entitlement_person on entitlement (person) where person is not null;

create table instalment (
  id uuid primary key,
  entitlement uuid not null references entitlement,
  period_from date not null,
  period_to date not null check (period_to >= period_from),
  -- The number of the stage; a stage is paid once, and a day of a period once.
  stage integer,
  -- In the smallest unit; none while the law sets no value that it needs.
  amount bigint check (amount >= 0),
  due_day date not null,
  -- Why nothing is ordered yet, or that nothing will be.
  waiting text check (waiting in ('suspended', 'not set', 'no number')),
  lost boolean not null default false,
  payment uuid unique references payment_order,
  -- How many orders for it were withdrawn before the present one.
  attempt integer not null default 0,
  opened_at timestamptz not null,
  unique (entitlement, stage),
  exclude using gist (entitlement with =, daterange(period_from, period_to, '[]') with &&) where (stage is null),
  check (payment is null or (waiting is null and not lost and amount is not null))
);
create index instalment_waiting on instalment (entitlement) where waiting is not null and not lost;
