-- What the last whole check of the journal and of the tables found, for the state of the system, and what the administrators were told.
create table journal_check (
  one boolean primary key default true check (one),
  at timestamptz not null,
  size bigint not null,
  faults jsonb not null,
  told text
);
comment on column journal_check.told is 'SHA-256 of the faults about which letters were written.';
