-- Allocations: who was given which place of a resource, and when. That nothing is given twice is the database's to hold.
create extension if not exists btree_gist;

create table allocation (
  id uuid primary key,
  resource text not null,
  procedure text not null,
  -- The place among those that the resource has at once, counted from 1; none while one waits.
  place integer check (place > 0),
  -- A seat is given for as long as nobody gives it back: without bounds.
  during tstzrange not null check (not isempty(during)),
  state text not null check (state in ('waiting', 'held', 'reserved', 'firm', 'attended', 'missed', 'released')),
  -- Whose it is: first a draft's, then a case's, in the name of a person or of an organisation.
  draft uuid,
  case_id uuid references case_record,
  person uuid not null,
  organisation uuid,
  -- Until when a draft keeps it.
  held_until timestamptz,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  check (num_nonnulls(draft, case_id) = 1),
  check (state in ('waiting', 'released') or place is not null),
  check (state <> 'waiting' or place is null),
  check ((state = 'held') = (held_until is not null)),
  -- One place of a resource is one holder's at a time.
  exclude using gist (resource with =, place with =, during with &&) where (state in ('held', 'reserved', 'firm', 'attended', 'missed'))
);
-- A case has one allocation at a time, and so has a draft.
create unique index allocation_case on allocation (case_id) where state <> 'released';
create unique index allocation_draft on allocation (draft) where state <> 'released';
-- Who moves up.
create index allocation_waiting on allocation (resource, made_at) where state = 'waiting';
-- What the clock goes through.
create index allocation_held on allocation (held_until) where state = 'held';
create index allocation_firm on allocation (lower(during)) where state = 'firm';
-- What is somebody's.
create index allocation_person on allocation (person, changed_at desc);
create index allocation_organisation on allocation (organisation, changed_at desc) where organisation is not null;
