-- Courses: which contents of which version were ever served, who learns what, and every attempt at a task.

-- The files of a version by their hash; the journal has each of them. A version whose texts were mended has several.
create table course_version (
  course text not null,
  version integer not null check (version > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  at timestamptz not null,
  primary key (course, version, sha256)
);

-- A learner finishes the version that they began, until the deadline.
create table course_enrolment (
  id uuid primary key,
  person uuid not null,
  course text not null,
  version integer not null check (version > 0),
  began_at timestamptz not null,
  due_at timestamptz not null check (due_at > began_at),
  completed_at timestamptz,
  -- When the learner began anew after the deadline.
  closed_at timestamptz
);
-- One open enrolment in a course, whatever is sent from two devices at once; the learner's home.
create unique index course_enrolment_open on course_enrolment (person, course) where closed_at is null;
-- Those who completed a course, for the assessor.
create index course_enrolment_completed on course_enrolment (completed_at desc) where completed_at is not null;

-- What was sent and what was found. It never changes, but for when the learning records were told of it.
create table course_attempt (
  id uuid primary key,
  enrolment uuid not null references course_enrolment,
  task text not null,
  number integer not null check (number > 0),
  submission text not null,
  submission_sha256 text not null,
  tests_sha256 text not null,
  verdict jsonb not null,
  verdict_sha256 text not null,
  score integer not null check (score between 0 and 100),
  passed boolean not null,
  at timestamptz not null,
  recorded_at timestamptz,
  unique (enrolment, task, number)
);
