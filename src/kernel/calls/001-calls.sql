-- Calls: the rankings that somebody signed.
create table call_batch (
  id uuid primary key,
  procedure text not null,
  opens timestamptz not null,
  seq integer not null check (seq >= 0),
  does text not null check (does in ('admit', 'refuse')),
  -- The ranking as it was signed, with what it did to whom: what is published, whatever the number of applications.
  ranking jsonb not null,
  numbers jsonb not null,
  signature uuid not null,
  signed_by uuid not null,
  signed_at timestamptz not null,
  foreign key (procedure, opens) references call_lot,
  -- Two batches signed at once: the later one was drawn up from what is no longer so.
  unique (procedure, opens, seq)
);
-- The applications of a call are those filed in its window.
create index case_filed on case_record (procedure, filed_at);
