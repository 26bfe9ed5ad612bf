-- Keys of the API, the secrets that open them, and the undertaking that their holders accepted.

-- A text is kept once under the hash of its clauses, so that whoever accepted it can read it later.
create table undertaking (
  hash text primary key,
  clauses jsonb not null,
  at timestamptz not null
);

create table undertaking_acceptance (
  organisation uuid not null,
  undertaking text not null references undertaking,
  person uuid not null,
  signature uuid not null,
  at timestamptz not null,
  primary key (organisation, undertaking)
);

create table model_key (
  id uuid primary key,
  organisation uuid not null,
  person uuid not null,
  name text not null check (name <> ''),
  purpose text not null,
  models jsonb not null,
  endpoints jsonb not null,
  requests_per_minute integer not null check (requests_per_minute > 0),
  tokens_per_minute integer not null check (tokens_per_minute > 0),
  keeps_logs boolean not null,
  undertaking text not null references undertaking,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  foreign key (organisation, undertaking) references undertaking_acceptance
);
-- The keys of a company, and the names that are taken there.
create unique index model_key_name on model_key (organisation, lower(name)) where revoked_at is null;
create index model_key_organisation on model_key (organisation, made_at desc);

-- Only the SHA-256 of a secret is known. What was replaced lives on until it ends.
create table model_key_secret (
  hash bytea primary key check (length(hash) = 32),
  key uuid not null references model_key,
  last4 text not null check (length(last4) = 4),
  made_at timestamptz not null,
  ends_at timestamptz
);
create index model_key_secret_key on model_key_secret (key, made_at desc);
