-- What an order acts on besides its subject, what it leaves open where it only restricts, when a provisional one ends, and the decision that gave it.
alter table suspension add column reaches text[] not null default '{}', add column restricts jsonb, add column lapses_at timestamptz, add column decision uuid, add column number text,
  add column restricting boolean not null generated always as (restricts is not null) stored, add check (lapses_at is null or lapses_at > ordered_at);

drop index suspension_standing;
-- One standing order of each issuer on a subject, and one restriction; those of a subject are asked at every door.
create unique index suspension_standing on suspension (subject, issuer, restricting) where lifted_at is null;
-- A decision orders once, also when it is sent again; what it ordered ends with it.
create unique index suspension_decision on suspension (decision) where decision is not null;
-- Those whose end the clock records.
create index suspension_lapses on suspension (lapses_at) where lifted_at is null and lapses_at is not null;
