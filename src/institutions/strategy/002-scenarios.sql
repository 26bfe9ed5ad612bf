-- Scenarios: what would be if money or people went from some measures to others, by assumptions that each have an author. Never changed: another one is begun from it.
-- Nothing but their own pages reads this table.
create table strategy_scenario (
  id uuid primary key,
  name text not null,
  about text not null,
  moves jsonb not null,
  effects jsonb not null,
  person uuid not null,
  at timestamptz not null
);
-- The list of them, the newest first.
create index strategy_scenario_at on strategy_scenario (at desc);
