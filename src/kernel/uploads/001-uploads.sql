-- Contents on their way into a repository: one for each repository, sender and content, so that a broken upload goes on where it broke.
create table upload (
  secret text primary key,
  -- What it is sent to, such as `dataset:…`.
  subject text not null,
  sender text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size > 0),
  -- Bytes of every part but the last; null when it comes in one piece.
  part_bytes bigint,
  file uuid,
  at timestamptz not null,
  unique (subject, sender, hash)
);
-- What the sweep removes.
create index upload_at on upload (at);

create table upload_part (
  upload text not null references upload on delete cascade,
  number integer not null check (number > 0),
  hash text not null,
  file uuid not null,
  primary key (upload, number)
);

-- Chunks that a client sent for files to come, by the protocol Xet: gone with the file, a day after nobody made anything of them.
create table upload_xorb (
  subject text not null,
  sender text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  file uuid not null,
  -- Where each chunk ends, in bytes from the beginning.
  ends integer[] not null,
  at timestamptz not null,
  primary key (subject, sender, hash)
);
-- What the sweep removes.
create index upload_xorb_at on upload_xorb (at);
