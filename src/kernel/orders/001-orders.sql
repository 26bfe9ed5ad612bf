-- Orders that take effect at once: a suspension stands until it is lifted.
create table suspension (
  id uuid primary key,
  subject text not null,
  reason jsonb not null,
  ordered_by text not null,
  ordered_at timestamptz not null,
  lifted_by text,
  lifted_at timestamptz,
  check ((lifted_by is null) = (lifted_at is null))
);
-- One standing suspension a subject; asked at every door.
create unique index suspension_standing on suspension (subject) where lifted_at is null;
