-- Datasets, who publishes them, their versions, who read them and who follows them.

create table namespace (
  slug text primary key,
  organisation uuid unique,
  person uuid unique,
  check ((organisation is null) <> (person is null))
);

create table dataset (
  id uuid primary key,
  namespace text not null references namespace,
  name text not null,
  organisation uuid,
  person uuid,
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  description jsonb,
  terms jsonb not null,
  latest integer,
  withdrawn jsonb,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check ((organisation is null) <> (person is null))
);
-- The address of a dataset, whatever its case.
create unique index dataset_name on dataset (lower(namespace), lower(name));
-- "My datasets".
create index dataset_organisation on dataset (organisation, changed_at desc) where organisation is not null;
create index dataset_person on dataset (person, changed_at desc) where person is not null;

create table dataset_version (
  id uuid primary key,
  dataset uuid not null references dataset on delete cascade,
  number integer not null check (number > 0),
  commit text not null,
  state text not null check (state in ('ingesting', 'failed', 'review', 'releasing', 'blocked', 'published', 'retired')),
  tables jsonb not null default '[]',
  files jsonb not null default '[]',
  notes jsonb not null default '[]',
  suspects jsonb not null default '[]',
  gate jsonb,
  readiness jsonb,
  failure jsonb,
  created_at timestamptz not null,
  published_at timestamptz,
  unique (dataset, number)
);
-- Which version a commit became.
create index dataset_version_commit on dataset_version (dataset, commit);

-- What a published version says never changes; only its state does, once, when it is retired.
create function dataset_version_is_kept() returns trigger language plpgsql as $$
begin
  if old.state in ('published', 'retired')
    and (new.tables, new.files, new.commit, new.number, new.gate) is distinct from (old.tables, old.files, old.commit, old.number, old.gate)
  then raise exception 'A published version is never changed'; end if;
  return new;
end $$;
create trigger dataset_version_is_kept before update on dataset_version for each row execute function dataset_version_is_kept();

-- Who follows a dataset and is told of its new versions.
create table dataset_follower (
  dataset uuid not null references dataset on delete cascade,
  person uuid not null,
  at timestamptz not null,
  primary key (dataset, person)
);

-- Every read. Digests of it go into the journal.
create table dataset_read (
  id bigint generated always as identity primary key,
  dataset uuid not null,
  version integer not null,
  door text not null,
  mode text not null,
  by_right text not null,
  person uuid,
  organisation uuid,
  what text not null,
  rows bigint,
  bytes bigint,
  at timestamptz not null,
  digest bigint
);
-- What the owner and the reader see, newest first; what waits for its digest.
create index dataset_read_dataset on dataset_read (dataset, id desc);
create index dataset_read_organisation on dataset_read (organisation, id desc) where organisation is not null;
create index dataset_read_person on dataset_read (person, id desc) where person is not null;
create index dataset_read_waiting on dataset_read (id) where digest is null;
