-- What the processes of the portal hold of the time, and who has confirmed it.

create table clock_watch (
  process uuid primary key,
  host text not null,
  at timestamptz not null,
  machine_at timestamptz not null,
  database_at timestamptz not null,
  doubts text[] not null,
  doubted_since timestamptz,
  check ((cardinality(doubts) > 0) = (doubted_since is not null))
);
comment on table clock_watch is 'One row a process, written every few seconds; rows of processes that ended stay for an hour, so that the next start knows how late it was.';
comment on column clock_watch.at is 'The time of the portal, as this process holds it.';
comment on column clock_watch.machine_at is 'What the clock of its machine says.';
comment on column clock_watch.database_at is 'What the clock of the database says.';

create table clock_confirmation (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  database_at timestamptz not null default clock_timestamp(),
  confirmed_by text not null,
  journal_id bigint not null references journal_entry (id)
);
comment on column clock_confirmation.at is 'The time that a person has said is right, at the moment database_at.';
