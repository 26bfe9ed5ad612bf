-- Whose a place of a group is: the guest who took it over by its badge. One guest for a place, and one place of a resource for a guest.
create table allocation_guest (
  allocation uuid primary key references allocation,
  resource text not null,
  person uuid not null,
  -- The number of the decision on the badge.
  number text not null,
  unique (resource, person)
);
-- What is somebody's.
create index allocation_guest_person on allocation_guest (person);
