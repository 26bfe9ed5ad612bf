-- Budgets that last as long as a decision says, and holds of things that outlive every process, such as a job that waits for a week: nobody
-- is silent there, so nothing of them is given up for lost.
alter table leased_budget drop constraint leased_budget_period_check;
alter table leased_budget add constraint leased_budget_period_check check (period in ('minute', 'day', 'month', 'term'));
alter table budget_process add column kept boolean not null default false;
