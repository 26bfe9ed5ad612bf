-- Budgets of privacy renew with the year, and all that leaves a dataset is charged: also what is published without being asked.

alter table privacy_budget add column year integer;
-- What was spent before budgets had a year counts in the last year in which somebody asked.
update privacy_budget set year = coalesce(
  (select extract(year from max(at)) from privacy_charge where privacy_charge.dataset = privacy_budget.dataset and privacy_budget.asker in ('', privacy_charge.asker)),
  extract(year from now()));
alter table privacy_budget alter column year set not null;
alter table privacy_budget drop constraint privacy_budget_pkey;
alter table privacy_budget add primary key (dataset, asker, year);
comment on column privacy_budget.total_rho is 'What was open when it was last charged.';

-- What is published is asked by nobody: asker `publication`, without a person.
alter table privacy_charge alter column person drop not null;

-- By which data and which plan a model was made: the same of both is the same model, and costs once. Absent: it was made before.
alter table synthetic_model add column key text;
-- Was it made for an earlier version?
create index synthetic_model_key on synthetic_model (key) where key is not null;

-- What was published before it was charged.
insert into privacy_charge (dataset, asker, key, rho, delta, question, person, at)
  select v.dataset, 'publication', 'published ' || v.id || ' ' || m.name, (m.model -> 'cost' ->> 'rho')::numeric, (m.model -> 'cost' ->> 'delta')::numeric,
    jsonb_build_object('version', v.number, 'table', m.name), null, coalesce(v.published_at, v.created_at)
  from synthetic_model m join dataset_version v on v.id = m.version
  where (m.model -> 'cost' ->> 'rho')::numeric > 0;
insert into privacy_budget (dataset, asker, year, total_rho, total_delta, spent_rho, spent_delta)
  select dataset, '', extract(year from at), sum(rho), sum(delta), sum(rho), sum(delta) from privacy_charge where asker = 'publication' group by 1, 3
  on conflict (dataset, asker, year) do update set
    spent_rho = privacy_budget.spent_rho + excluded.spent_rho, total_rho = greatest(privacy_budget.total_rho, privacy_budget.spent_rho + excluded.spent_rho),
    spent_delta = privacy_budget.spent_delta + excluded.spent_delta, total_delta = greatest(privacy_budget.total_delta, privacy_budget.spent_delta + excluded.spent_delta);

-- What the owner has decided: how much may be learnt in a year, and what is known of columns without looking at the rows.
create table dataset_privacy (
  dataset uuid primary key references dataset on delete cascade,
  yearly_rho numeric not null check (yearly_rho >= 0),
  known jsonb not null,
  at timestamptz not null
);
