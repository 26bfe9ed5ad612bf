-- Lists that people have saved under a name of their own, to find them again: nobody else sees them, and nothing follows from them.
create table saved_list (
  person uuid not null references person,
  register text not null,
  name text not null check (name <> '' and char_length(name) <= 80),
  -- What the address asks, such as `filter=kind%3Aelm&sort=-age`.
  query text not null check (char_length(query) <= 4000),
  saved_at timestamptz not null,
  primary key (person, register, name)
);
