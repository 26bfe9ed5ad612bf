-- What runs and is in no register: one row for each owner and thing, open until it is registered or runs no more.
create table oversight_gap (
  id uuid primary key,
  thing text not null,
  kind text not null check (kind in ('key', 'model', 'grant')),
  title jsonb not null,
  path text,
  -- A party by its kind and id; absent: the programme itself.
  owner text check (owner ~ '^(person|organisation):[0-9a-f-]{36}$'),
  found_at timestamptz not null,
  ended_at timestamptz,
  check (ended_at is null or ended_at >= found_at)
);
create unique index oversight_gap_open on oversight_gap (thing, coalesce(owner, '')) where ended_at is null;
-- What is owed by somebody.
create index oversight_gap_owner on oversight_gap (owner) where ended_at is null;

-- What was counted last, for everybody.
create table oversight_completeness (
  kind text primary key check (kind in ('key', 'model', 'grant')),
  running integer not null check (running >= 0),
  registered integer not null check (registered between 0 and running),
  counted_at timestamptz not null
);
