-- Bodies and the calendar of working days in all their versions.
create extension if not exists btree_gist;

create table body_declaration (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  body text not null,
  declaration json not null,
  in_force daterange not null,
  enacted_at timestamptz not null,
  entered bigint generated always as identity,
  -- Two versions of one body are never in force on the same day.
  exclude using gist (body with =, in_force with &&)
);

create table calendar_declaration (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  calendar text not null,
  declaration json not null,
  in_force daterange not null,
  enacted_at timestamptz not null,
  entered bigint generated always as identity,
  exclude using gist (calendar with =, in_force with &&)
);
