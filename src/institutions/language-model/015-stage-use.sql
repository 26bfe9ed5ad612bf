-- What each stage of making a model took, as it was measured: added to by every attempt, by the day on which it worked, for hours
-- have prices by the day.
create table stage_use (
  subject text not null,
  day date not null,
  stage text not null check (stage in ('corpus', 'tokenizer', 'training', 'evaluation', 'conversion')),
  -- Of the clock; of all processes of the work; of all its accelerators together.
  clock_seconds double precision not null check (clock_seconds >= 0),
  processor_seconds double precision check (processor_seconds >= 0),
  accelerator_seconds double precision not null check (accelerator_seconds >= 0),
  -- Of the machine while the work ran. Null, as processor seconds, where it could not be measured for all of it.
  joules double precision check (joules >= 0),
  primary key (subject, day)
);
-- The sums of a stage.
create index stage_use_stage on stage_use (stage, day);

-- Trainings counted their time before.
insert into stage_use (subject, day, stage, clock_seconds, processor_seconds, accelerator_seconds, joules)
select 'training-run:' || id, coalesce(ended_at, started_at)::date, 'training', seconds, cpu_seconds,
  case when coalesce(figures->>'device', 'cpu') = 'cpu' then 0 else seconds * coalesce((figures->>'processes')::double precision, 1) end, null
from training_run where cpu_seconds > 0 and started_at is not null;
