-- Work that outlives a request, and when recurring work is due next.

create table job (
  id uuid primary key,
  name text not null,
  payload jsonb not null,
  key text,
  status text not null default 'waiting' check (status in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  run_at timestamptz not null,
  enqueued_by text,
  enqueued_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  attempts integer not null default 0,
  state jsonb,
  done bigint,
  total bigint,
  note jsonb,
  cancel_requested boolean not null default false,
  last_failure text,
  holder uuid,
  lease_until timestamptz,
  check ((status = 'running') = (holder is not null)),
  check ((holder is null) = (lease_until is null)),
  check ((status in ('done', 'failed', 'cancelled')) = (finished_at is not null))
);
comment on column job.state is 'What the job saved, to go on from after a crash.';
comment on column job.holder is 'The run that holds the job; what another run writes is refused.';
comment on column job.lease_until is 'By the clock of the database.';
-- One unfinished job a key.
create unique index job_key on job (name, key) where key is not null and status in ('waiting', 'running');
-- The next job to take.
create index job_waiting on job (run_at, id) where status = 'waiting';
-- Jobs whose worker died.
create index job_running on job (lease_until) where status = 'running';
-- The operator's list, newest first; ids sort by time.
create index job_name on job (name, id desc);
-- What is old enough to forget.
create index job_finished on job (finished_at) where finished_at is not null;

create table job_schedule (
  name text primary key,
  every_seconds integer not null check (every_seconds > 0),
  next_at timestamptz not null
);
