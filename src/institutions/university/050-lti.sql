-- LTI 1.3, the side of the tool: our courses inside the platforms of universities. Which platforms there are the register says.

-- The portal's own keys, with which it signs as a tool and as a platform; the private half is sealed.
create table lti_key (
  id text primary key,
  public jsonb not null,
  sealed text not null,
  made_at timestamptz not null
);

-- Logins that a platform began: the state and the nonce of each count once, in whatever process the launch arrives.
create table lti_login (
  state_sha256 text primary key,
  platform text not null,
  nonce text not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- What a launch opened and nobody has gone on with: known to whoever has the code, for half an hour.
create table lti_arrival (
  code_sha256 text primary key,
  platform text not null,
  launched jsonb not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- A place at which a platform shows a course or a task of ours, and where its grades go.
create table lti_placement (
  id uuid primary key,
  platform text not null,
  issuer text not null,
  deployment text not null,
  link text not null,
  course text not null,
  task text,
  -- Where a score is sent; null while the platform has no place for one.
  line_item text,
  launched_at timestamptz not null,
  unique (platform, deployment, link)
);

-- Who somebody of a platform is here, as they said themselves: one person of ours for each subject of an issuer.
create table lti_account (
  issuer text not null,
  subject text not null,
  person uuid not null,
  linked_at timestamptz not null,
  primary key (issuer, subject)
);
-- What a person has linked.
create index lti_account_of on lti_account (person);

-- Who learns at which place, and what the platform was told of it last.
create table lti_learner (
  placement uuid not null references lti_placement,
  subject text not null,
  told integer check (told between 0 and 100),
  told_at timestamptz,
  primary key (placement, subject)
);
