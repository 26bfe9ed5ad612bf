-- Budgets: limits, what is spent of them in each minute, day and month, and the slices that processes lease.

-- What the holder chose for themself, and what the programme's office allows; the smaller one holds.
create table budget_limit (
  scope text not null,
  kind text not null check (kind in ('requests', 'tokens', 'money')),
  period text not null check (period in ('minute', 'day', 'month')),
  by_office boolean not null,
  most bigint not null check (most >= 0),
  set_by text not null,
  set_at timestamptz not null,
  primary key (scope, kind, period, by_office)
);

-- One budget in one minute, day or month. Money is in millionths of a tiyn. What was leased by a process that died is lost:
-- nobody knows what it spent of it, so nobody else gets it. spent + leased + lost never passes the limit.
create table budget_window (
  id text primary key,
  scope text not null,
  kind text not null,
  period text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  spent bigint not null default 0 check (spent >= 0),
  leased bigint not null default 0 check (leased >= 0),
  lost bigint not null default 0 check (lost >= 0),
  alerted smallint not null default 0
);
-- The windows of a scope, for its page; those that have ended, for the sweep.
create index budget_window_scope on budget_window (scope, starts_at desc);
create index budget_window_ended on budget_window (ends_at) where period <> 'month';

-- A process that holds slices. Its batches are numbered, so that each is written once.
create table budget_holder (
  id uuid primary key,
  seen_at timestamptz not null,
  batch bigint not null default 0,
  reclaimed boolean not null default false
);
create index budget_holder_seen on budget_holder (seen_at);

create table budget_lease (
  holder uuid not null references budget_holder on delete cascade,
  budget text not null references budget_window on delete cascade,
  amount bigint not null check (amount >= 0),
  primary key (holder, budget)
);
create index budget_lease_budget on budget_lease (budget);
