-- Models: each a name that stands for exactly one content, from the draft to the day it is taken back.
create table language_model (
  id uuid primary key,
  name text not null check (name ~ '^[a-z0-9](?:[a-z0-9.-]{0,62}[a-z0-9])?$'),
  state text not null check (state in ('preparing', 'failed', 'draft', 'released', 'withdrawn')),
  -- What its makers say of it, and what the thread says of how it was made.
  description jsonb not null,
  provenance jsonb not null,
  -- What its files say, and the files; its hash is that of their canonical manifest.
  shape jsonb,
  files jsonb not null default '[]',
  hash text check (hash ~ '^[0-9a-f]{64}$'),
  failure jsonb,
  drafted_by text not null,
  drafted_at timestamptz not null,
  -- Who released it, with which signature and on which receipts, and what a register of AI systems is told.
  release jsonb,
  released_at timestamptz,
  withdrawal jsonb,
  withdrawn_at timestamptz,
  check ((hash is not null and shape is not null) = (state in ('draft', 'released', 'withdrawn'))),
  check ((failure is not null) = (state = 'failed')),
  check ((release is not null) = (released_at is not null)),
  check (state <> 'released' or release is not null),
  check ((withdrawal is not null) = (state = 'withdrawn') and (withdrawn_at is not null) = (state = 'withdrawn'))
);
-- A name is given once; only what never became a model gives it back.
create unique index language_model_name on language_model (name) where state <> 'failed';
create index language_model_newest on language_model (coalesce(released_at, drafted_at) desc);
create index language_model_of_hash on language_model (hash) where hash is not null;
