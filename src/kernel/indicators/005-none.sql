-- That there was no value on a day is kept as well: the value of a day before is none of that day. And the month of which a figure tells that was stated for one.
alter table indicator_value
  alter column value drop not null,
  add column month text check (month ~ '^\d{4}-\d{2}$'),
  add constraint indicator_value_none check (value is not null or (part is null and month is null));
