-- The value of each indicator on each day on which it was computed.
create table indicator_value (
  indicator text not null,
  day date not null,
  value numeric not null,
  computed_at timestamptz not null,
  primary key (indicator, day)
);
