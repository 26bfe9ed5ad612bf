-- Leased budgets: what is spent of each limit in each minute, day and month, and the slices that processes hold of it.

-- One budget in one minute, day or month, in whole numbers of its unit. What was leased by a process that died is lost: nobody
-- knows what it spent of it, so nobody else gets it. spent + leased + lost never passes the limit.
create table leased_budget (
  id text primary key,
  keeper text not null,
  scope text not null,
  unit text not null,
  period text not null check (period in ('minute', 'day', 'month')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  spent bigint not null default 0 check (spent >= 0),
  leased bigint not null default 0 check (leased >= 0),
  lost bigint not null default 0 check (lost >= 0),
  alerted smallint not null default 0
);
-- The budgets of a scope, for its page; those that have ended, for the sweep.
create index leased_budget_scope on leased_budget (keeper, scope, starts_at desc);
create index leased_budget_ended on leased_budget (ends_at) where period <> 'month';

-- A process that holds slices. Its batches are numbered, so that each is written once.
create table budget_process (
  id uuid primary key,
  seen_at timestamptz not null,
  batch bigint not null default 0,
  reclaimed boolean not null default false
);
create index budget_process_seen on budget_process (seen_at);

create table leased_slice (
  holder uuid not null references budget_process on delete cascade,
  budget text not null references leased_budget on delete cascade,
  amount bigint not null check (amount >= 0),
  primary key (holder, budget)
);
create index leased_slice_budget on leased_slice (budget);
