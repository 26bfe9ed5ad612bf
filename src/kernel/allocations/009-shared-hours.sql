-- An hour for two: both who have it, from when each of them has agreed. Nobody has two of them at one time, whoever asked for them and wherever they are.
create table allocation_party (
  allocation uuid not null references allocation,
  person uuid not null,
  during tstzrange not null,
  -- Given back, or declined: their calendars still take it out.
  ended boolean not null default false,
  primary key (allocation, person),
  exclude using gist (person with =, during with &&) where (not ended)
);
-- What is somebody's.
create index allocation_party_person on allocation_party (person);
