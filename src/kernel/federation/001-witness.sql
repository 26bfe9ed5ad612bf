-- Other portals of this kind, and witnesses: whom this one follows, whose checkpoints it cosigns, and whom it asks to cosign its own.
create table federation_peer (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  -- Up to the path, as https://portal.example; below it lie /journal, /federation and /witness.
  url text not null check (length(url) <= 300),
  -- The verifier key of its log (type 1) and of its witness (type 4), as it was given by a road that one trusts.
  log_key text,
  witness_key text,
  origin text generated always as (split_part(log_key, '+', 1)) stored,
  added_at timestamptz not null,
  added_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  -- Why it did not cosign when it was asked last; none when it did.
  witness_failure text,
  check (log_key is not null or witness_key is not null),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
-- One key for a log at a time: a new one comes after the old one was withdrawn.
create unique index federation_peer_origin on federation_peer (origin) where withdrawn_at is null;
create unique index federation_peer_witness on federation_peer (witness_key) where withdrawn_at is null;

-- What this witness cosigned last of each log. Never deleted, so that no key that comes later turns it back.
create table witness_log (
  origin text primary key,
  size bigint not null default 0 check (size >= 0),
  root bytea,
  -- The checkpoint as the log signed it.
  note text,
  at timestamptz,
  check ((root is null) = (note is null) and (root is null) = (at is null) and (root is not null or size = 0))
);

-- Cosignatures of others on checkpoints of our own log.
create table cosignature (
  peer uuid not null references federation_peer (id),
  size bigint not null check (size > 0),
  -- The checkpoint as our log signed it.
  note text not null,
  -- The line of signature, which stands after those of the note.
  line text not null,
  -- When the witness says that it saw it, in seconds since 1970.
  seconds bigint not null,
  primary key (peer, size)
);
create index cosignature_size on cosignature (size desc);

-- Two checkpoints of one log that cannot both be true, each with its signature: kept for good, as proof.
create table federation_fork (
  id uuid primary key,
  origin text not null,
  key text not null,
  size bigint not null,
  root bytea not null,
  -- What was known, and what came.
  known text not null,
  other text not null,
  -- Where the other came from: the log, a peer that saw it, or whoever asked for a cosignature.
  came_from text not null,
  at timestamptz not null,
  unique (origin, size, root)
);
