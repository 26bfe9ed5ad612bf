-- What interrupted a run of training, for good: a run that went on keeps that it was interrupted.

create table training_interruption (
  run uuid not null references training_run on delete cascade,
  seq bigint not null generated always as identity,
  -- When it broke off; where nobody was left to say so, when it was last heard of.
  at timestamptz not null,
  cause text not null check (cause in ('stopped', 'crashed', 'portal', 'refused', 'not recorded')),
  -- The last step that was said before it.
  step bigint not null,
  -- The trainer's own words, which may name folders of its machine.
  words text,
  -- When it went on, and from which step; null while it has not.
  resumed_at timestamptz,
  resumed_from bigint,
  primary key (run, seq),
  check ((resumed_at is null) = (resumed_from is null))
);

-- Until now only the going on was kept.
insert into training_interruption (run, at, cause, step, resumed_at, resumed_from)
select run, at, 'not recorded', coalesce(step, 0), at, coalesce(step, 0) from training_event where kind = 'resume' order by run, seq;
