-- Procedures in all their versions, drafts, cases and the log of each case.
create extension if not exists btree_gist;

create table procedure_version (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  procedure text not null,
  declaration jsonb not null,
  in_force daterange not null,
  enacted_at timestamptz not null,
  -- Two versions of one procedure are never in force on the same day.
  exclude using gist (procedure with =, in_force with &&)
);

create table draft (
  id uuid primary key,
  procedure text not null,
  person uuid not null,
  organisation uuid,
  about uuid,
  facts jsonb not null default '{}',
  started_at timestamptz not null,
  changed_at timestamptz not null
);
-- The account page lists a person's and a company's drafts.
create index draft_person on draft (person, changed_at desc);
create index draft_organisation on draft (organisation, changed_at desc) where organisation is not null;

create sequence case_number;

create table case_record (
  id uuid primary key,
  number text not null unique,
  procedure text not null,
  version text not null references procedure_version,
  person uuid,
  organisation uuid,
  about uuid,
  filed_at timestamptz not null,
  -- What follows is read from the log and kept here for the queue; the log is the truth.
  step text,
  assignee uuid,
  due_day date,
  step_due_day date,
  closed_at timestamptz,
  changed_at timestamptz not null,
  actions integer not null,
  check (person is not null or organisation is not null)
);
-- The officer's queue: open cases of a step by due day.
create index case_queue on case_record (step, due_day, id) where closed_at is null;
-- The clock's round: open cases whose step is late.
create index case_late on case_record (step_due_day) where closed_at is null;
create index case_overdue on case_record (due_day) where closed_at is null;
-- "My cases" of a company and of a person.
create index case_organisation on case_record (organisation, filed_at desc) where organisation is not null;
create index case_person on case_record (person, filed_at desc) where organisation is null;
-- Whether a case about this decision is already open; appeals and withdrawals of a decision.
create index case_about on case_record (about) where about is not null;

create table case_action (
  id uuid primary key,
  case_id uuid not null references case_record,
  seq integer not null check (seq >= 0),
  key text not null,
  input_hash text not null,
  at timestamptz not null,
  actor text not null,
  person uuid,
  act jsonb not null,
  -- Personal answers of the act, apart so that they can be erased when the time of keeping is over.
  personal jsonb,
  journal_id bigint not null,
  unique (case_id, seq),
  unique (case_id, key)
);
-- A filing is found by its key before its case exists.
create unique index case_action_filing on case_action (key) where seq = 0;

create function case_action_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.personal is null and to_jsonb(new) - 'personal' = to_jsonb(old) - 'personal' then return new; end if;
  end if;
  raise exception 'The log of a case is append-only';
end $$;
create trigger case_action_append_only before update or delete on case_action
  for each row execute function case_action_is_append_only();
create trigger case_action_no_truncate before truncate on case_action
  for each statement execute function case_action_is_append_only();
