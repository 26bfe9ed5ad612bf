-- The key with which the university signs badges (Ed25519); the newest signs, all go on verifying.
create table badge_key (
  name text primary key check (name ~ '^z6Mk'),
  -- The private key in PKCS #8, sealed with the key of the data folder.
  sealed text not null,
  made_at timestamptz not null
);
