-- Whether all were proposed alike, measured once a month and kept as it was: measured at each act it would tell of whoever acted.
create table talent_fairness (
  month date primary key,
  measured jsonb not null,
  at timestamptz not null
);
