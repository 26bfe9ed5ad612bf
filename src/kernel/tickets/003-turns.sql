-- Whose turn is when, so that the next one is found and those before one are counted without reading all who wait. Whoever has booked and took their number before that was over stands by their time, all others by when they came.
alter table ticket add column by_time boolean not null generated always as (booked_from is not null and taken_at < booked_until) stored;
alter table ticket add column since timestamptz not null generated always as (case when booked_from is not null and taken_at < booked_until then booked_from else taken_at end) stored;
create index ticket_turn on ticket (body, on_day, by_time, since, number) where outcome is null and called_at is null;
-- Whoever has booked is told once that they are next.
alter table ticket add column told_next boolean not null default false;
