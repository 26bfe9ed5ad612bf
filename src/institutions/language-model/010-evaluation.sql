-- Evaluations: what models were asked, what they answered, and the signed receipt of it.
create table evaluation (
  id uuid primary key,
  -- The name by which the model is called, and the hash of the released or drafted model; null for an upstream's model.
  model text not null,
  model_hash text check (model_hash ~ '^[0-9a-f]{64}$'),
  tasks jsonb not null,
  seeds jsonb not null,
  item_limit integer not null check (item_limit between 1 and 100000),
  state text not null check (state in ('running', 'done', 'failed', 'stopped')),
  results jsonb not null default '[]',
  memorisation jsonb,
  receipt text,
  failure jsonb,
  begun_by text not null,
  begun_at timestamptz not null,
  ended_at timestamptz,
  check ((receipt is not null) = (state = 'done')),
  check ((ended_at is null) = (state = 'running'))
);
-- The receipts of a model, and the newest results for the leaderboard.
create index evaluation_of_model on evaluation (model_hash, begun_at desc) where state = 'done';
create index evaluation_newest on evaluation (begun_at desc);
