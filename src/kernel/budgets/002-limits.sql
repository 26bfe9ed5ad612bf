-- Limits of leased budgets: what those chose whom they bind, and what an office allows them; the smaller one holds.
create table leased_limit (
  keeper text not null,
  scope text not null,
  unit text not null,
  period text not null check (period in ('minute', 'day', 'month')),
  by_office boolean not null,
  most bigint not null check (most >= 0),
  set_by text not null,
  set_at timestamptz not null,
  primary key (keeper, scope, unit, period, by_office)
);
