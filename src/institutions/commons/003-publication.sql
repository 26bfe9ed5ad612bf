-- What applicants were shown, what grants are given of a version, and what is made from a version before anybody may see it.

-- Agreements by the SHA-256 of their text: what was agreed can be read for ever.
create table agreement (
  hash text primary key,
  dataset uuid not null,
  clauses jsonb not null,
  at timestamptz not null
);

-- Parquet files that hold only the columns and rows of some grant, by what they are cut to.
create table dataset_slice (
  version uuid not null references dataset_version on delete cascade,
  cut text not null,
  files jsonb not null,
  primary key (version, cut)
);

-- The secret of a dataset: for keyed hashes, and for noise that is the same whenever the same is asked.
create table dataset_secret (
  dataset uuid primary key references dataset on delete cascade,
  secret bytea not null
);

-- What synthetic rows are drawn from, by table.
create table synthetic_model (
  version uuid not null references dataset_version on delete cascade,
  name text not null,
  model jsonb not null,
  primary key (version, name)
);
