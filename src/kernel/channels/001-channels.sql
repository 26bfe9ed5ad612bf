-- Ways to somebody's phone: what they showed to be theirs, what they want to be told there, and the texts that wait.

create table channel_address (
  person uuid not null references person,
  channel text not null check (channel in ('sms', 'telegram')),
  -- Shown on the local counterpart alone, which proves nothing to a carrier that is connected later.
  local boolean not null,
  address text check (length(address) <= 40),
  confirmed_at timestamptz,
  -- The carrier said that nobody is reached there.
  unreachable_at timestamptz,
  -- What is being shown now: the address that waits, unless the messenger is to tell it, and the code.
  asked_address text check (length(asked_address) <= 40),
  code_hash text,
  code_until timestamptz,
  wrong int not null default 0,
  kinds text[] not null,
  primary key (person, channel),
  check ((address is null) = (confirmed_at is null)),
  check ((code_hash is null) = (code_until is null)),
  check (unreachable_at is null or address is not null)
);
-- Whose code a messenger brings.
create unique index channel_code on channel_address (code_hash) where code_hash is not null;

create table short_text (
  id uuid primary key,
  person uuid not null references person,
  channel text not null,
  address text not null,
  -- Goes with the text: a code stands in it.
  body text not null,
  created_at timestamptz not null,
  -- Later it is no news.
  stale_at timestamptz not null,
  sent_at timestamptz,
  given_up_at timestamptz,
  failures int not null default 0,
  retry_at timestamptz not null,
  last_failure text
);
-- What waits, and what somebody was sent.
create index short_text_waiting on short_text (channel, retry_at, id) where sent_at is null and given_up_at is null;
create index short_text_person on short_text (person);
