-- Budgets are leased by the kernel for whoever keeps any: what is spent, leased and lost goes where it keeps them all.
-- A gateway of before, which still runs, waits: what it settled between the copy and the drop would be lost.
lock table budget_window, budget_holder, budget_lease in access exclusive mode;
insert into leased_budget (id, keeper, scope, unit, period, starts_at, ends_at, spent, leased, lost, alerted)
  select 'language-model/' || id, 'language-model', scope, kind, period, starts_at, ends_at, spent, leased, lost, alerted from budget_window;
insert into budget_process (id, seen_at, batch, reclaimed) select id, seen_at, batch, reclaimed from budget_holder;
insert into leased_slice (holder, budget, amount) select holder, 'language-model/' || budget, amount from budget_lease;
drop table budget_lease, budget_holder, budget_window;
