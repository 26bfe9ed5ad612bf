-- The compute book: trainings of this programme's own, as the journal said of them when they ended. What others declare stands in the country's registers.
create table oversight_own_run (
  -- On the thread.
  subject text primary key,
  state text not null check (state in ('done', 'stopped', 'failed')),
  -- As the trainer counted them; absent where it never did.
  parameters bigint check (parameters > 0),
  tokens bigint not null check (tokens >= 0),
  seconds bigint not null check (seconds >= 0),
  processes integer check (processes > 0),
  device text,
  ended_at timestamptz not null
);
