-- Offices that cases wait for and nobody holds, whose administrator has been told: each vacancy is told once.
create table vacant_office (
  role text primary key,
  told_at timestamptz not null
);
