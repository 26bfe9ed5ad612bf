-- What this portal publishes for its peers: each item as it was published, under the hash that an entry of the journal names.
create table federation_item (
  hash text primary key,
  kind text not null check (kind in ('entry', 'incident', 'request', 'answer')),
  id text not null,
  version integer not null check (version > 0),
  -- Whom it is for, where it is for one: the name of a log.
  addressed text,
  -- Until when an answer is expected.
  until date,
  answers_from text,
  answers_id text,
  -- Canonical JSON; gone when it was withdrawn.
  body text,
  published_at timestamptz not null,
  withdrawn_at timestamptz,
  unique (kind, id, version),
  check ((body is null) = (withdrawn_at is not null))
);

-- How far the log of a peer was verified.
create table federation_followed (
  peer uuid primary key references federation_peer (id),
  size bigint not null check (size >= 0),
  root bytea not null,
  -- The right edge of its tree at that size, hash after hash.
  edge bytea not null,
  -- The checkpoint over it as the log signed it; none while nothing was verified.
  note text,
  -- When that was seen to be its newest last.
  at timestamptz,
  state text not null check (state in ('follows', 'unreachable', 'unsigned', 'unreadable', 'split')),
  failure text,
  since timestamptz not null
);

-- The bundles of entries that were verified, so that all can be verified again offline. The last may be partial.
create table federation_bundle (
  peer uuid not null references federation_peer (id),
  index bigint not null,
  bytes bytea not null,
  primary key (peer, index)
);

-- What the feed of a peer says: one row for each such entry of its log.
create table federation_received (
  peer uuid not null references federation_peer (id),
  index bigint not null,
  kind text not null,
  id text not null,
  version integer not null,
  withdraws boolean not null,
  hash text,
  addressed text,
  until date,
  answers_from text,
  answers_id text,
  said_at timestamptz not null,
  -- Why it counts for nothing: said already, said by another, or not as it must be.
  refused text check (refused in ('malformed', 'foreign', 'replayed', 'mismatch')),
  -- The item, once it came.
  body text,
  asked_at timestamptz,
  -- Since when the peer does not serve what its log names.
  missing_since timestamptz,
  primary key (peer, index)
);
-- The latest version of a thing; and which items are to be asked for, the longest not asked first.
create index federation_received_thing on federation_received (peer, kind, id, version desc);
create index federation_received_due on federation_received (peer, asked_at nulls first) where hash is not null and refused is null;

-- Checkpoints of logs that others saw, until they can be compared with what this portal verified.
create table federation_sighting (
  origin text not null,
  size bigint not null,
  root bytea not null,
  note text not null,
  came_from text not null,
  at timestamptz not null,
  primary key (origin, size, root)
);
