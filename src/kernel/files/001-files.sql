-- Files: what was uploaded, by whom, and what it belongs to. The bytes lie in the store, named by their hash.

-- One row for each content. It is touched before its bytes are stored, so that no sweep takes them on their way in.
create table blob (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size >= 0),
  touched_at timestamptz not null
);

create table file (
  id uuid primary key,
  hash text not null references blob,
  name text not null,
  media_type text not null,
  size bigint not null check (size >= 0),
  scanned text not null check (scanned in ('clean', 'not scanned')),
  uploaded_by text not null,
  at timestamptz not null,
  subject text,
  attached_at timestamptz,
  check ((subject is null) = (attached_at is null))
);
-- Whether a content is still in use.
create index file_hash on file (hash);
-- What a subject has.
create index file_subject on file (subject) where subject is not null;
-- What the sweep removes.
create index file_unattached on file (at) where subject is null;
