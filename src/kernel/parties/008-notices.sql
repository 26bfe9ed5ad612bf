-- How somebody in office wants to be told of work; who has said nothing is told once a day.
create table notice_preference (
  person uuid primary key references person,
  work text not null check (work in ('at once', 'daily', 'never')),
  changed_at timestamptz not null
);
-- The days on which somebody was sent what awaits them: once a day.
create table digest (
  person uuid not null references person,
  day date not null,
  primary key (person, day)
);
