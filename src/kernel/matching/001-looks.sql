-- Who looked at what somebody shows of themselves, once a day for each company and need: seen by whose it is.
create table look (
  id bigint generated always as identity primary key,
  -- The entry that was looked at, and the one for which.
  entry text not null,
  about text not null,
  organisation uuid not null,
  -- Who it was; unknown once their account is closed.
  person uuid,
  on_day date not null,
  at timestamptz not null,
  unique (entry, about, organisation, on_day)
);
-- Those at an entry, newest first; what has had its time; and what a person did.
create index look_of_entry on look (entry, id desc);
create index look_by_day on look (on_day);
create index look_by_person on look (person) where person is not null;
