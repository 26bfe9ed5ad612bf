-- Limits are kept by the kernel for whoever keeps budgets. A process of before, which still runs, waits: what it set between the copy and the drop would be lost.
lock table budget_limit in access exclusive mode;
insert into leased_limit (keeper, scope, unit, period, by_office, most, set_by, set_at)
  select 'language-model', scope, kind, period, by_office, most, set_by, set_at from budget_limit;
drop table budget_limit;
