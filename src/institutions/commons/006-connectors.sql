-- Connectors: sources from which data come by themselves, what each fills, and how its runs ended.

create table connector (
  id uuid primary key,
  organisation uuid,
  person uuid,
  -- In whose name it commits: whoever saved it last.
  author uuid not null,
  title text not null,
  source jsonb not null,
  -- Keys and passwords, sealed.
  secret text,
  hours integer not null check (hours between 1 and 8760),
  megabytes integer not null check (megabytes > 0),
  paused boolean not null default false,
  -- Runs that failed one after another.
  failures integer not null default 0,
  next_at timestamptz not null,
  created_at timestamptz not null,
  check ((organisation is null) <> (person is null))
);
-- What is due.
create index connector_due on connector (next_at) where not paused;
-- "My connectors".
create index connector_organisation on connector (organisation, created_at) where organisation is not null;
create index connector_person on connector (person, created_at) where person is not null;

-- A dataset that a connector fills, by what the source calls it. One that its owner removed is not made again.
create table connector_item (
  connector uuid not null references connector on delete cascade,
  key text not null,
  dataset uuid unique references dataset on delete set null,
  -- What was taken last: of each path its hash, and what the source says to whether it has changed.
  files jsonb not null default '{}',
  primary key (connector, key)
);

create table connector_run (
  id uuid primary key,
  connector uuid not null references connector on delete cascade,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  outcome text not null check (outcome in ('new', 'unchanged', 'failed')),
  -- Versions that were begun.
  versions integer not null,
  bytes bigint not null,
  notes jsonb not null default '[]',
  failure jsonb
);
-- The history, newest first.
create index connector_run_connector on connector_run (connector, id desc);
