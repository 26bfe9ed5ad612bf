-- Queries that people keep for themselves, and share by an address when they choose to.

create table dataset_query (
  id uuid primary key,
  person uuid not null,
  title text not null,
  -- Addresses of the datasets that it reads, `namespace/name`, in the order in which its tables are named.
  datasets text[] not null check (cardinality(datasets) between 1 and 5),
  sql text not null check (length(sql) between 1 and 2000),
  -- Whoever has the address of a shared one may open it; what it answers depends on their own rights.
  shared boolean not null default false,
  at timestamptz not null
);
-- "My queries", newest first.
create index dataset_query_person on dataset_query (person, at desc);
