-- Packages of courses by cmi5: what was imported, who learns in them, and each launch of a unit. What was said in a launch stands in the learning records.

create table cmi5_package (
  id uuid primary key,
  course text not null,
  structure jsonb not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  imported_by uuid not null,
  imported_at timestamptz not null,
  -- Taken out of the course; what was reached there stays.
  removed_at timestamptz
);
-- A course has a package once: its units are the same activities in the records, whichever copy says them.
create unique index on cmi5_package (course, (structure ->> 'id')) where removed_at is null;
create index cmi5_package_of on cmi5_package (course) where removed_at is null;

create table cmi5_file (
  package uuid not null references cmi5_package,
  path text not null,
  type text not null,
  content bytea not null,
  primary key (package, path)
);

-- A learner in a package: its id is the registration of all that is said there.
create table cmi5_registration (
  id uuid primary key,
  package uuid not null references cmi5_package,
  person uuid not null,
  began_at timestamptz not null,
  -- Blocks by their number, and the course, of which it was said that they are satisfied.
  satisfied text[] not null default '{}',
  unique (package, person)
);
create index cmi5_registration_person on cmi5_registration (person);

-- How a learner stands in a unit, by its number in the structure.
create table cmi5_standing (
  registration uuid not null references cmi5_registration on delete cascade,
  unit integer not null check (unit > 0),
  completed_at timestamptz,
  passed_at timestamptz,
  failed_at timestamptz,
  score double precision,
  progress integer check (progress between 0 and 100),
  primary key (registration, unit)
);

create table cmi5_session (
  id uuid primary key,
  registration uuid not null references cmi5_registration on delete cascade,
  unit integer not null check (unit > 0),
  mode text not null check (mode in ('Normal', 'Browse', 'Review')),
  -- The codes of the fetch address, of the token that it gives once, and of the address below which the files stand.
  fetch_sha256 text not null unique,
  content_sha256 text not null unique,
  token_sha256 text,
  launched_at timestamptz not null,
  expires_at timestamptz not null,
  -- Verbs of cmi5 that the unit said, and when it said anything last.
  said text[] not null default '{}',
  last_at timestamptz,
  ended_at timestamptz
);
-- The sessions of a learner that have not ended.
create index cmi5_session_open on cmi5_session (registration) where ended_at is null;
