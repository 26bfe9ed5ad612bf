-- Training: runs, and what each said while it went on.

create table training_run (
  id uuid primary key,
  name text not null check (name ~ '^[a-z0-9][a-z0-9.-]{1,62}$'),
  -- The recipe as a person wrote it, and with every value that it left to us.
  source text not null,
  recipe jsonb not null,
  -- All that decides the result, as one hash, and the hashes that it was made of.
  content_hash text not null,
  parts jsonb not null,
  corpus uuid,
  tokenizer uuid references tokenizer,
  base uuid references training_run,
  -- `prepared`: its files are made for machines beyond this one, where it is not known what becomes of it.
  state text not null check (state in ('prepared', 'waiting', 'running', 'stopping', 'stopped', 'failed', 'done')),
  job uuid,
  created_by text not null,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  step bigint not null default 0,
  tokens bigint not null default 0,
  -- Clock seconds of the steps, and processor seconds of all its processes.
  seconds double precision not null default 0,
  cpu_seconds double precision not null default 0,
  -- What the trainer said at the start: parameters, tokens of the text, device.
  figures jsonb,
  -- What it said when it failed.
  failure text,
  -- The newest checkpoint that is kept, and the files of the model when it is done.
  checkpoint jsonb,
  artefacts jsonb not null default '[]'
);
-- The list, newest first.
create index training_run_created on training_run (created_at desc);
-- What a corpus, a tokenizer or a model reaches.
create index training_run_corpus on training_run (corpus) where corpus is not null;
create index training_run_tokenizer on training_run (tokenizer) where tokenizer is not null;
create index training_run_base on training_run (base) where base is not null;

create table training_event (
  run uuid not null references training_run on delete cascade,
  seq bigint not null,
  kind text not null,
  -- The step that it is about; null where it is about none.
  step bigint,
  at timestamptz not null,
  body jsonb not null,
  primary key (run, seq)
);
-- The curves: every event of a kind, in order; and what was lost with a crash, by its step.
create index training_event_kind on training_event (run, kind, step);
