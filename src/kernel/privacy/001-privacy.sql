-- What may be learnt of data through answers with noise, what has been, and the answers. Whoever keeps the data names what is learnt of (`subject`).

-- One budget of a year for each pair of subject and asker, and one with the asker empty for all askers together. It is locked while it is charged.
create table privacy_account (
  subject text not null,
  asker text not null,
  year integer not null,
  total_rho numeric not null check (total_rho >= 0),
  total_delta numeric not null check (total_delta >= 0),
  spent_rho numeric not null default 0 check (spent_rho between 0 and total_rho),
  spent_delta numeric not null default 0 check (spent_delta between 0 and total_delta),
  primary key (subject, asker, year)
);
comment on column privacy_account.asker is 'organisation:… or person:…';
comment on column privacy_account.total_rho is 'What was open when it was last charged.';
comment on column privacy_account.spent_rho is 'ρ of zero-concentrated differential privacy, exact.';

-- One row for each question that an asker has paid for: asking it again costs nothing. What is published is asked by nobody: asker `publication`.
create table privacy_question (
  subject text not null,
  asker text not null,
  key text not null,
  rho numeric not null,
  delta numeric not null,
  -- The question as it was asked, so that its answer can be opened again.
  question jsonb not null,
  person uuid,
  at timestamptz not null,
  primary key (subject, asker, key)
);
-- Has anybody paid for this question, so that all together were charged?
create index privacy_question_key on privacy_question (subject, key);
-- "My questions", newest first.
create index privacy_question_asker on privacy_question (asker, subject, at desc);

-- The answer to a question, the same for everybody who has paid for it.
create table privacy_reply (
  key text primary key,
  subject text not null,
  answer jsonb not null
);
create index privacy_reply_subject on privacy_reply (subject);
