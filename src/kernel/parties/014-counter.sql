-- Visits to a counter: an officer of a body fills in what a person who is there asks for, once they have shown that they are.
create table counter_visit (
  id uuid primary key,
  body text not null,
  officer uuid not null references person,
  person uuid not null references person,
  began_at timestamptz not null,
  ends_at timestamptz not null,
  -- By what the person has shown that they are there; a paper that they signed is a file.
  shown text check (shown in ('code', 'passkey', 'pin', 'paper')),
  shown_at timestamptz,
  paper uuid,
  -- The code that is awaited, and what it agrees to: it agrees to nothing else.
  code_hash text,
  code_until timestamptz,
  wrong integer not null default 0,
  check (officer <> person),
  check ((shown is null) = (shown_at is null)),
  check ((paper is not null) = (shown is not distinct from 'paper')),
  check ((code_hash is null) = (code_until is null))
);
-- The visits of an officer's day, and those that a person sees of their own.
create index counter_visit_officer on counter_visit (officer, began_at desc);
create index counter_visit_person on counter_visit (person, began_at desc);

alter table session
  add column visit uuid references counter_visit,
  drop constraint session_hat_check,
  add constraint session_hat_check check (hat in ('self', 'organisation', 'office', 'counter')),
  add check ((hat = 'counter') = (visit is not null));
