-- Programs and queries that were sent and wait to be judged: kept when they are acknowledged, gone in the transaction that keeps the verdict.
create table course_attempt_waiting (
  -- The id of the attempt that it becomes.
  id uuid not null unique,
  enrolment uuid not null references course_enrolment on delete cascade,
  task text not null,
  -- The attempt by the page of whoever sent it.
  number integer not null check (number > 0),
  submission text not null,
  submission_sha256 text not null,
  at timestamptz not null,
  -- The job that judges it: a lease tells when its worker has died.
  job uuid not null,
  -- How often a run of it was begun: what kills each worker is given up.
  begun integer not null default 0,
  -- Two devices cannot have two in one task.
  primary key (enrolment, task)
);
