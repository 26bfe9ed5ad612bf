-- What was counted, so that an act changes a count by what it touches: one row for each thing that is declared to be counted, known by its hash, and the things in it.
create table counted_set (
  what text primary key,
  -- The year of a count of this year alone: in another one it begins anew. Null for what has none.
  year integer,
  size bigint not null check (size >= 0)
);
create table counted_thing (
  what text not null references counted_set on delete cascade,
  thing text not null,
  primary key (what, thing)
);
