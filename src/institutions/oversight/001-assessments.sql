-- Assessments that somebody keeps here: the answers as they stand now, and each version that was finished, as it was.
create table oversight_assessment (
  id uuid primary key,
  owner text not null check (owner ~ '^(person|organisation):[0-9a-f-]{36}$'),
  title text not null check (length(title) between 1 and 200),
  scheme text not null,
  version text not null,
  answers jsonb not null check (jsonb_typeof(answers) = 'object'),
  translations jsonb not null check (jsonb_typeof(translations) = 'object'),
  begun_at timestamptz not null,
  changed_at timestamptz not null,
  -- Whether the answers are others than those of the newest finished version.
  changed boolean not null
);
-- The list of one's own, newest first.
create index oversight_assessment_of_owner on oversight_assessment (owner, changed_at desc);

create table oversight_assessment_version (
  assessment uuid not null references oversight_assessment on delete cascade,
  number integer not null check (number > 0),
  scheme text not null,
  version text not null,
  answers jsonb not null check (jsonb_typeof(answers) = 'object'),
  translations jsonb not null check (jsonb_typeof(translations) = 'object'),
  -- What stands before the answers when their fingerprint in the journal is made.
  salt text not null,
  finished_at timestamptz not null,
  primary key (assessment, number)
);
