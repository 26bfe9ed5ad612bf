-- What companies enter of their income, for the meter of the test: seen by the company and the officers of the park alone.
create table technopark_income (
  id uuid primary key,
  organisation uuid not null,
  -- What was entered together: one entry that was typed, or all of one file.
  batch uuid not null,
  day date not null,
  kind text not null check (kind <> ''),
  -- In the smaller unit of the currency.
  amount bigint not null check (amount >= 0),
  -- Of the invoice; nothing is counted twice.
  number text check (number <> ''),
  description text not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  taken_back_at timestamptz check (taken_back_at >= entered_at)
);
create unique index technopark_income_number on technopark_income (organisation, number) where number is not null and taken_back_at is null;
-- The meter of a year, and its list by day.
create index technopark_income_day on technopark_income (organisation, day);

-- When the share came near to the limit, fell below it, or recovered: what the company and the officers were told.
create table technopark_income_told (
  id uuid primary key,
  organisation uuid not null,
  year integer not null,
  state text not null check (state in ('met', 'near', 'broken')),
  -- Per cent, rounded down to two digits.
  share numeric(5, 2) not null,
  told_at timestamptz not null
);
create index technopark_income_told_last on technopark_income_told (organisation, year, told_at desc);
