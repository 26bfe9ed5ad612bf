-- Decisions: signed acts, kept for ever as they were sealed, and what became of them.

create table decision (
  id uuid primary key,
  number text not null unique,
  institution text not null,
  procedure text not null,
  kind text not null,
  effect text not null,
  case_id uuid not null,
  organisation_bin text,
  person uuid,
  about uuid references decision,
  -- The canonical record, byte for byte as its hash was taken, and the sealed credential.
  record text not null,
  hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
  credential text,
  entry bigint not null,
  decided_at timestamptz not null
);
-- What a holder has been granted, refused and revoked.
create index decision_organisation on decision (organisation_bin, decided_at) where organisation_bin is not null;
create index decision_person on decision (person, decided_at) where person is not null;
-- The later acts about an act.
create index decision_about on decision (about) where about is not null;

create function decision_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'A decision is never changed or deleted: another decision revokes it';
end $$;
create trigger decision_is_kept before update or delete on decision for each row execute function decision_is_kept();
create trigger decision_is_not_emptied before truncate on decision for each statement execute function decision_is_kept();

-- The last number of each register and year. The row is locked until the act is done, so numbers have no gaps.
create table decision_register (
  prefix text not null,
  year integer not null,
  last integer not null check (last > 0),
  primary key (prefix, year)
);

-- Where each credential stands in the status lists. Gaps do no harm, so nobody waits for anybody.
create sequence decision_credential as bigint minvalue 0 start 0;

create table status_list (
  number integer primary key,
  start integer not null,
  stride integer not null check (stride % 2 = 1),
  -- Counts the changes, under a lock, so that a cached list of the same version is the same list.
  version bigint not null default 0
);

create table decision_status (
  decision uuid primary key references decision,
  list integer references status_list,
  index integer,
  revoked_at timestamptz,
  revoked_by uuid references decision,
  suspended_at timestamptz,
  reason jsonb,
  unique (list, index),
  check ((list is null) = (index is null)),
  check ((revoked_at is null) = (revoked_by is null))
);
-- The entries that are set, read whenever a list is made anew.
create index decision_status_set on decision_status (list) where revoked_at is not null or suspended_at is not null;
