-- A number that a check-in made ends with it; one that whoever booked took themself does not.
alter table ticket add column by_check_in boolean not null default false;
-- How many windows were at work lately.
create index ticket_called on ticket (body, called_at) where called_at is not null;
