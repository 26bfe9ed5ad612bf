-- Which run of a job a reservation cut short, by when it began: that one is charged to nobody. A job may be put back twice.
alter table compute_displaced add column began_at timestamptz;
update compute_displaced set began_at = at;
alter table compute_displaced alter column began_at set not null;
alter table compute_displaced drop constraint compute_displaced_pkey;
alter table compute_displaced add primary key (reservation, cluster, remote, began_at);

-- The number of the reservation that cut the run short; null where none did.
alter table compute_run add column displaced text;

-- When whoever was put back was told: null while nobody can say yet whether it went back.
alter table compute_displaced add column told_at timestamptz;
update compute_displaced set told_at = at;

-- What is wrong with a reservation, by the number of its entry: it could not be made, or a job there is not put back.
create table compute_reservation_fault (
  reservation text primary key,
  fault jsonb not null,
  at timestamptz not null
);
