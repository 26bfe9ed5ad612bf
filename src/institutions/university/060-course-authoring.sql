-- Courses that are written in the browser: drafts, and the contents that were sent to be published.

-- A draft belongs to the authors of the university. Its revision grows with each change, so that two who write at once do not write over each other.
create table course_draft (
  id uuid primary key,
  course text not null,
  content jsonb not null,
  revision integer not null default 1 check (revision > 0),
  made_by uuid not null,
  changed_by uuid not null,
  changed_at timestamptz not null
);
create index course_draft_newest on course_draft (changed_at desc);

-- What was sent to be published, for ever the same: an entry of the register of courses names it by its hash, and then it is offered.
create table course_content (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  course text not null,
  version integer not null check (version > 0),
  content jsonb not null,
  at timestamptz not null
);
