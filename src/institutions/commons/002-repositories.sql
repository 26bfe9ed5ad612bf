-- Repositories of datasets: commits with their trees, branches and tags, the contents they hold, and uploads under way.

-- A content of the dataset: the kernel's file that stands for it.
create table repository_file (
  dataset uuid not null references dataset on delete cascade,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size >= 0),
  file uuid not null,
  primary key (dataset, hash)
);

-- One folder: its files and folders by name. Commits share the folders that they did not change.
create table repository_tree (
  dataset uuid not null references dataset on delete cascade,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  entries jsonb not null,
  primary key (dataset, hash)
);

create table repository_commit (
  dataset uuid not null references dataset on delete cascade,
  sha text not null check (sha ~ '^[0-9a-f]{40}$'),
  parent text,
  -- How many commits the history has up to this one.
  depth integer not null check (depth > 0),
  tree text not null,
  title text not null,
  description text,
  author uuid not null,
  at timestamptz not null,
  primary key (dataset, sha),
  foreign key (dataset, parent) references repository_commit (dataset, sha),
  foreign key (dataset, tree) references repository_tree (dataset, hash)
);

create table repository_ref (
  dataset uuid not null references dataset on delete cascade,
  kind text not null check (kind in ('branch', 'tag')),
  name text not null,
  sha text not null,
  primary key (dataset, kind, name),
  foreign key (dataset, sha) references repository_commit (dataset, sha)
);

-- Commits and trees are named by their content: none is ever changed.
create function repository_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'A commit and its tree are never changed';
end $$;
create trigger repository_commit_is_kept before update on repository_commit for each row execute function repository_is_kept();
create trigger repository_tree_is_kept before update on repository_tree for each row execute function repository_is_kept();

-- A content on its way in: one for each sender and content, so that a broken upload goes on where it broke.
create table repository_upload (
  secret text primary key,
  dataset uuid not null references dataset on delete cascade,
  sender text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size > 0),
  -- Bytes of every part but the last; null when it comes in one piece.
  part_bytes bigint,
  file uuid,
  at timestamptz not null,
  unique (dataset, sender, hash)
);
-- What the sweep removes.
create index repository_upload_at on repository_upload (at);

create table repository_part (
  upload text not null references repository_upload on delete cascade,
  number integer not null check (number > 0),
  hash text not null,
  file uuid not null,
  primary key (upload, number)
);

-- Chunks that a client sent for files to come, by the protocol Xet: gone with the file, a day after nobody made anything of them.
create table repository_xorb (
  dataset uuid not null references dataset on delete cascade,
  sender text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  file uuid not null,
  -- Where each chunk ends, in bytes from the beginning.
  ends integer[] not null,
  at timestamptz not null,
  primary key (dataset, sender, hash)
);
-- What the sweep removes.
create index repository_xorb_at on repository_xorb (at);
