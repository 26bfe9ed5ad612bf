-- Grants of compute hours, the jobs that go in under them, and every run that a cluster's accounting told of.

-- A grant as a decision made it, in accelerator-seconds. What is spent and held of it stands in leased_budget.
create table compute_grant (
  decision uuid primary key,
  number text not null unique,
  organisation uuid not null,
  granted bigint not null check (granted > 0),
  -- What went back because nobody used it, and when it did.
  reclaimed bigint not null default 0 check (reclaimed >= 0 and reclaimed <= granted),
  reclaimed_at timestamptz,
  -- When a run under it last ended: the days without use are counted from then.
  used_at timestamptz,
  -- When the cluster was last made to agree, and what was wrong when it could not be.
  in_step_at timestamptz,
  fault jsonb,
  starts_at timestamptz not null,
  ends_at timestamptz not null
);
create index compute_grant_organisation on compute_grant (organisation, starts_at desc);

create table compute_job (
  id uuid primary key,
  "grant" uuid not null references compute_grant,
  cluster text not null,
  title text not null,
  nodes integer not null check (nodes > 0),
  accelerators_per_node integer not null check (accelerators_per_node > 0),
  minutes integer not null check (minutes > 0),
  -- `asked`: nobody knows yet whether the cluster has it.
  state text not null check (state in ('asked', 'waiting', 'running', 'done', 'failed', 'cancelled', 'over-time', 'refused')),
  -- Its number in the cluster.
  remote text,
  said jsonb,
  asked_by uuid not null,
  asked_at timestamptz not null,
  state_at timestamptz not null
);
create index compute_job_grant on compute_job ("grant", asked_at desc);
create index compute_job_open on compute_job (cluster, asked_at) where state in ('asked', 'waiting', 'running');

-- One run as the accounting has it, entered once when it is over. `uncovered`: seconds that the grant did not bear, charged to nobody.
create table compute_run (
  cluster text not null,
  run text not null,
  "grant" uuid not null references compute_grant,
  job uuid references compute_job,
  remote text not null,
  state text not null,
  accelerators integer not null check (accelerators >= 0),
  seconds bigint not null check (seconds >= 0),
  charged bigint not null check (charged >= 0),
  uncovered bigint not null check (uncovered >= 0),
  began_at timestamptz,
  ended_at timestamptz not null,
  primary key (cluster, run)
);
create index compute_run_grant on compute_run ("grant", ended_at desc);
