-- People, organisations, the rights between them, and the ways a person shows who they are.

create table person (
  id uuid primary key,
  name text not null,
  email text,
  email_confirmed_at timestamptz,
  iin text,
  password text,
  locale text not null check (locale in ('kk', 'ru', 'en')),
  created_at timestamptz not null,
  closed_at timestamptz,
  -- The hat worn last, with which the next session begins: an organisation's id, 'office', or 'self'.
  last_hat text,
  check (email = lower(email)),
  check (iin ~ '^[0-9]{12}$'),
  check (closed_at is null or (email is null and iin is null and password is null))
);
create unique index person_email on person (email);
create unique index person_iin on person (iin);

create table organisation (
  id uuid primary key,
  bin text not null unique check (bin ~ '^[0-9]{12}$'),
  name text not null,
  created_at timestamptz not null
);

create table membership (
  id uuid primary key,
  organisation uuid not null references organisation,
  person uuid not null references person,
  capacity text not null check (capacity in ('head', 'member')),
  began_at timestamptz not null,
  ends_at timestamptz,
  proved_at timestamptz,
  proved_by text,
  check (ends_at is null or ends_at >= began_at),
  check ((proved_at is null) = (proved_by is null))
);
-- What a person may act for, asked at every request.
create index membership_person on membership (person);
create index membership_organisation on membership (organisation);

create table delegation (
  id uuid primary key,
  organisation uuid not null references organisation,
  from_person uuid not null references person,
  to_person uuid not null references person,
  scope text[],
  began_at timestamptz not null,
  ends_at timestamptz not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  check (from_person <> to_person),
  check (ends_at > began_at),
  check (scope is null or cardinality(scope) > 0)
);
comment on column delegation.scope is 'Ids of procedures; null means every procedure.';
create index delegation_to on delegation (to_person);
create index delegation_organisation on delegation (organisation);

create table invitation (
  id uuid primary key,
  secret_hash text not null unique,
  organisation uuid not null references organisation,
  from_person uuid not null references person,
  email text not null check (email = lower(email)),
  scope text[],
  ends_at timestamptz not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  answered_at timestamptz,
  delegation uuid references delegation
);
create index invitation_organisation on invitation (organisation);

create table role_assignment (
  id uuid primary key,
  person uuid not null references person,
  role text not null,
  began_at timestamptz not null,
  ends_at timestamptz,
  given_by text not null,
  check (ends_at is null or ends_at >= began_at)
);
create index role_assignment_person on role_assignment (person);
-- The administrators in force, so that the last one stays.
create index role_assignment_role on role_assignment (role);

create table session (
  id uuid primary key,
  secret_hash text not null unique,
  person uuid not null references person,
  hat text not null check (hat in ('self', 'organisation', 'office')),
  organisation uuid references organisation,
  method text not null check (method in ('password', 'passkey', 'oidc', 'signature', 'registration')),
  device text not null,
  created_at timestamptz not null,
  used_at timestamptz not null,
  expires_at timestamptz not null,
  check ((hat = 'organisation') = (organisation is not null))
);
create index session_person on session (person);

create table passkey (
  id uuid primary key,
  credential text not null unique,
  person uuid not null references person,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  label text not null,
  created_at timestamptz not null,
  used_at timestamptz
);
create index passkey_person on passkey (person);

-- What was asked of a browser and must come back once: a passkey challenge, an OIDC request.
create table challenge (
  secret_hash text primary key,
  purpose text not null check (purpose in ('passkey registration', 'passkey sign-in', 'oidc')),
  person uuid references person,
  content jsonb not null,
  expires_at timestamptz not null
);
create index challenge_expires on challenge (expires_at);

create table federated_identity (
  issuer text not null,
  subject text not null,
  person uuid not null references person,
  created_at timestamptz not null,
  primary key (issuer, subject)
);
create index federated_identity_person on federated_identity (person);

create table api_token (
  id uuid primary key,
  secret_hash text not null unique,
  hint text not null,
  person uuid not null references person,
  organisation uuid references organisation,
  label text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index api_token_person on api_token (person);

-- Tries counted in a sliding window, shared by all processes; the key is a keyed hash.
create table attempt (
  key text not null,
  at timestamptz not null
);
create index attempt_key on attempt (key, at);
create index attempt_at on attempt (at);

-- Links sent by mail that work once.
create table one_time_link (
  secret_hash text primary key,
  purpose text not null check (purpose in ('password', 'email')),
  person uuid not null references person,
  email text not null,
  expires_at timestamptz not null
);
create index one_time_link_person on one_time_link (person);

-- Letters to send; a letter is written in the transaction of the act that it tells about.
create table mail (
  id uuid primary key,
  person uuid references person,
  recipient text not null,
  locale text not null check (locale in ('kk', 'ru', 'en')),
  subject text not null,
  body text not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  failures integer not null default 0,
  retry_at timestamptz not null,
  last_failure text
);
create index mail_waiting on mail (retry_at) where sent_at is null;
create index mail_person on mail (person);

-- The journal entries that hold personal data of a person, so that they can be erased.
create table personal_entry (
  person uuid not null references person,
  entry bigint not null,
  primary key (person, entry)
);
