-- Tokenizers: what each was trained on, and what came of it.

create table tokenizer (
  id uuid primary key,
  name text not null check (name ~ '^[a-z0-9][a-z0-9.-]{1,62}$'),
  kind text not null check (kind in ('bpe', 'unigram')),
  -- Tokens that were asked for.
  vocabulary integer not null check (vocabulary between 300 and 262144),
  corpus uuid not null,
  -- The corpus by its content.
  corpus_hash text not null,
  state text not null check (state in ('waiting', 'running', 'failed', 'done')),
  job uuid not null,
  created_by text not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  -- Clock seconds that the training took.
  seconds double precision,
  -- What the trainer said when it failed.
  failure text,
  -- SHA-256 of tokenizer.json; the file; what was measured.
  hash text,
  artefact jsonb,
  card jsonb,
  check ((state = 'done') = (hash is not null and artefact is not null and card is not null))
);
-- The list, newest first.
create index tokenizer_created on tokenizer (created_at desc);
-- Those that a corpus reaches.
create index tokenizer_corpus on tokenizer (corpus);
