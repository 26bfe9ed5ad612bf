-- One-time codes by which an administrator vouches for a person who has lost their PIN.

create table identity_code (
  id uuid primary key,
  person uuid not null,
  -- SHA-256 of the code: it is long and random.
  code_hash text not null unique,
  given_by uuid not null,
  given_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check (given_by <> person)
);
create index identity_code_person on identity_code (person);
