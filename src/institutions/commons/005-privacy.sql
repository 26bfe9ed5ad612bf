-- What may be learnt of restricted datasets through answers with noise, what has been, and the answers.

-- One row for each pair of dataset and asker, and one with the asker empty for all askers together. It is locked while it is charged.
create table privacy_budget (
  dataset uuid not null references dataset on delete cascade,
  asker text not null,
  total_rho numeric not null check (total_rho >= 0),
  total_delta numeric not null check (total_delta >= 0),
  spent_rho numeric not null default 0 check (spent_rho between 0 and total_rho),
  spent_delta numeric not null default 0 check (spent_delta between 0 and total_delta),
  primary key (dataset, asker)
);
comment on column privacy_budget.asker is 'organisation:… or person:…';
comment on column privacy_budget.spent_rho is 'ρ of zero-concentrated differential privacy, exact.';

-- One row for each question that an asker has paid for: asking it again costs nothing.
create table privacy_charge (
  dataset uuid not null references dataset on delete cascade,
  asker text not null,
  key text not null,
  rho numeric not null,
  delta numeric not null,
  -- The question as it was asked, so that its answer can be opened again.
  question jsonb not null,
  person uuid not null,
  at timestamptz not null,
  primary key (dataset, asker, key)
);
-- Has anybody paid for this question, so that the dataset as a whole was charged?
create index privacy_charge_key on privacy_charge (dataset, key);
-- "My questions", newest first.
create index privacy_charge_asker on privacy_charge (asker, dataset, at desc);

-- The answer to a question, the same for everybody who has paid for it.
create table privacy_answer (
  key text primary key,
  dataset uuid not null references dataset on delete cascade,
  answer jsonb not null
);
