-- What all past cases of a service would have come to by a version of its draft.
create table studio_replay (
  draft uuid not null references studio_draft on delete cascade,
  number integer not null,
  -- The job that replays; its progress is how far it has come.
  job uuid not null,
  -- The counts and the cases; none while it is at it.
  result json,
  primary key (draft, number)
);
