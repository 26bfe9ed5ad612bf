-- What the programme's office decided of a company's budget, each with its reason. None is changed: the newest holds, and one
-- without limits lifts those before it.
create table budget_decision (
  id uuid primary key,
  scope text not null,
  limits jsonb not null,
  reason text not null check (reason <> ''),
  decided_by uuid not null,
  decided_at timestamptz not null
);
-- The decisions on a company, newest first.
create index budget_decision_scope on budget_decision (scope, decided_at desc, id desc);
