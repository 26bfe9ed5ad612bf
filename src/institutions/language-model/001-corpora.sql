-- Corpora: texts that models are trained on; what their owners asked not to be used; and which corpora hold such texts.

create table corpus (
  id uuid primary key,
  title text not null,
  -- What was chosen: languages, licences, sources.
  choices jsonb not null,
  state text not null check (state in ('building', 'ready', 'failed', 'cancelled')),
  -- Who asked for it, in the hat in which the datasets are lent to them.
  actor jsonb not null,
  manifest jsonb,
  -- SHA-256 of the manifest.
  hash text check (hash ~ '^[0-9a-f]{64}$'),
  artefacts jsonb not null default '[]',
  failure jsonb,
  created_at timestamptz not null,
  finished_at timestamptz,
  check ((state = 'ready') = (manifest is not null and hash is not null))
);
-- The list, newest first.
create index corpus_created on corpus (created_at desc);

-- What a finished corpus is never changes.
create function corpus_is_kept() returns trigger language plpgsql as $$
begin
  if old.state = 'ready' and new is distinct from old then raise exception 'A finished corpus is never changed'; end if;
  return new;
end $$;
create trigger corpus_is_kept before update on corpus for each row execute function corpus_is_kept();

-- Only the hash of what is not to be used.
create table corpus_opt_out (
  key text primary key,
  reason text not null,
  entered_by uuid not null,
  at timestamptz not null
);

-- Finished corpora that hold what was opted out afterwards.
create table corpus_opt_out_mark (
  corpus uuid not null references corpus,
  key text not null references corpus_opt_out,
  documents integer not null check (documents > 0),
  primary key (corpus, key)
);
