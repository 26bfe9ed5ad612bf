-- The keys by which statements are found are numbers of 64 bits, and fewer: an index of them costs half as much with every write. No statement was
-- kept before this, so the table is made anew.
drop table learning_statement;

-- A statement as it is given out, with all that the store added. It never changes but to be voided, or found by what it refers to.
create table learning_statement (
  id uuid primary key,
  ordinal bigint generated always as identity,
  stored timestamptz not null,
  key uuid not null,
  statement jsonb not null,
  -- Hashes of all that it touches: agents, verb, activities, registration. See found-by.ts.
  found_by bigint[] not null,
  -- Hashes of whom and what it is about, which a narrower search looks at once it has found it.
  about bigint[] not null,
  refers_to uuid,
  voids boolean not null,
  voided boolean not null
);
-- Pages of statements in the order in which they were stored.
create index learning_statement_stored on learning_statement (stored, ordinal);
-- Every filter of a search.
create index learning_statement_found on learning_statement using gin (found_by);
-- What refers to a statement that comes later than its reference.
create index learning_statement_refers on learning_statement (refers_to) where refers_to is not null;
