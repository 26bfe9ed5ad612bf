-- Drafts of services that officers write in the browser, and every version of each: nothing that was saved is written over.
create table studio_draft (
  id uuid primary key,
  -- The body for which it is written; none where it is the programme's.
  body text,
  -- The latest version.
  number integer not null check (number > 0),
  begun_at timestamptz not null,
  -- The case by which it was last sent on to be enacted.
  sent_as uuid,
  -- The version that was sent.
  sent_number integer,
  check ((sent_as is null) = (sent_number is null))
);
-- The drafts of a body, for its authors.
create index studio_draft_body on studio_draft (body);

create table studio_version (
  draft uuid not null references studio_draft on delete cascade,
  number integer not null check (number > 0),
  declaration json not null,
  saved_at timestamptz not null,
  saved_by uuid not null references person,
  -- What was changed, as the linter names places; empty for what a service is called, and for the whole.
  place text not null,
  does text not null check (does in ('begin', 'write', 'add', 'remove', 'move', 'whole', 'restore')),
  primary key (draft, number)
);
