-- A payment that a decision grants: it is ordered while the decision stands, and whoever decided does not approve it.
alter table payment_order
  add column rests_on uuid,
  add column decided_by text,
  add check ((rests_on is null) = (decided_by is null)),
  add check (approved_by is null or decided_by is null or approved_by <> decided_by);
-- What was withdrawn of these is ordered again while its right goes on.
create index payment_order_withdrawn on payment_order (id) where rests_on is not null and ended_at is not null;
