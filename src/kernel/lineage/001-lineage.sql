-- The thread: things, and what each was made from.
create table thing (
  id text primary key,
  kind text not null,
  title jsonb not null,
  path text,
  at timestamptz not null
);
create table thing_source (
  thing text not null references thing,
  source text not null references thing,
  relation text not null,
  at timestamptz not null,
  primary key (thing, source, relation),
  check (thing <> source)
);
-- Following the thread downwards: what was made from a source.
create index thing_source_source on thing_source (source);
