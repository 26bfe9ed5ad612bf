-- What a share rests on: how many of how many were counted. Empty for what is no share, and for shares that were kept before this.
alter table indicator_value
  add column part bigint,
  add column whole bigint,
  add constraint indicator_value_share check ((part is null) = (whole is null) and (part is null or (part >= 0 and part <= whole and whole > 0)));

-- The lists of indicators show how each has moved: all values since a day.
create index indicator_value_day on indicator_value (day);
