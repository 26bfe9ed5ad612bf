-- Drafts that were thrown away by whoever wrote them: given back when they change their mind, and gone with their files after a day.
create table draft_discarded (
  id uuid primary key,
  draft jsonb not null,
  discarded_at timestamptz not null
);
comment on column draft_discarded.draft is 'The row as it stood.';
create index draft_discarded_at on draft_discarded (discarded_at);
