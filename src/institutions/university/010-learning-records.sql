-- Learning records (xAPI): statements, their attachments, documents, and the keys with which programs write and read them.

create table learning_key (
  id uuid primary key,
  person uuid not null,
  organisation uuid,
  name text not null check (name <> ''),
  scopes text[] not null check (cardinality(scopes) > 0),
  requests_per_minute integer not null check (requests_per_minute > 0),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
-- The keys of a person, for their page.
create index learning_key_person on learning_key (person, made_at desc);

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
  -- By a key that voids what others wrote: it voids whatever comes under the id; any other voids what its own key wrote.
  voids_others boolean not null,
  voided boolean not null
);
-- Pages of statements in the order in which they were stored.
create index learning_statement_stored on learning_statement (stored, ordinal);
-- Every filter of a search.
create index learning_statement_found on learning_statement using gin (found_by);
-- What refers to a statement that comes later than its reference.
create index learning_statement_refers on learning_statement (refers_to) where refers_to is not null;

create table learning_attachment (
  sha2 text primary key,
  content bytea not null,
  at timestamptz not null
);

-- With which statements the data of an attachment came: it is given out with them, and never to who only names its hash.
create table learning_statement_attachment (
  statement uuid not null references learning_statement,
  sha2 text not null references learning_attachment,
  type text not null,
  primary key (statement, sha2)
);

-- State of activities, and profiles of activities and agents, each of whoever keeps it: the organisation or the person for whom its key was made.
-- What a document is not about is the UUID of zeros.
create table learning_document (
  owner uuid not null,
  kind text not null check (kind in ('state', 'activity profile', 'agent profile')),
  activity uuid not null,
  agent uuid not null,
  registration uuid not null,
  name text not null,
  about jsonb not null,
  type text not null,
  content bytea not null,
  etag text not null,
  at timestamptz not null,
  key uuid not null,
  primary key (kind, activity, agent, registration, name, owner)
);
-- The documents about an agent, which they take with them one after the other.
create index learning_document_agent on learning_document (agent, kind, activity, registration, name, owner);
