-- An offer of one certificate to one wallet. Its code and its token are kept as hashes alone; the six digits not at all: they are made from the id.
create table wallet_offer (
  id uuid primary key,
  decision uuid not null references decision,
  made_at timestamptz not null,
  until timestamptz not null,
  code text not null unique,
  tries integer not null default 0,
  token text unique,
  token_until timestamptz,
  ended text check (ended in ('taken', 'ended')),
  check ((token is null) = (token_until is null))
);
-- Of whom the holder sees what is open, and what is swept away.
create index wallet_offer_decision on wallet_offer (decision, made_at);
-- A certificate that a wallet was given: its own place in the token status lists, and a salted hash of the wallet's key. A badge has neither.
create table wallet_copy (
  id uuid primary key,
  decision uuid not null references decision,
  given_at timestamptz not null,
  key text,
  list integer,
  index integer,
  -- When the holder ended it, because the phone is lost or for no reason at all.
  ended_at timestamptz,
  check ((key is null) = (list is null) and (list is null) = (index is null))
);
create index wallet_copy_decision on wallet_copy (decision, given_at);
-- Whose place it is, and the lists.
create unique index wallet_copy_place on wallet_copy (list, index);
-- Nonces that were spent, until they would have ended by themselves: what is asked for twice is refused.
create table wallet_nonce (
  nonce text primary key,
  until timestamptz not null
);
-- What a visitor asks a phone to show; gone some minutes later, with what was shown.
create table wallet_question (
  id text primary key,
  -- Which browser asked, as a hash that the data folder alone can make.
  asker text not null,
  kind text not null,
  claims jsonb not null,
  made_at timestamptz not null,
  until timestamptz not null,
  answered_at timestamptz,
  -- What was shown, or why it was refused: sealed with the key of the data folder.
  answer text
);
create index wallet_question_until on wallet_question (until);
