-- Secrets that open keys of every kind but the portal's own. Only the SHA-256 of a secret is known; what was replaced lives on until it ends.
create table api_key_secret (
  hash bytea primary key check (length(hash) = 32),
  kind text not null,
  key uuid not null,
  last4 text not null check (length(last4) = 4),
  made_at timestamptz not null,
  ends_at timestamptz
);
-- The secrets of a key, for its page, and of all that are in force, for the ring.
create index api_key_secret_key on api_key_secret (key, made_at desc);
