-- What is charged only while an entry stands: that entry, and since when it does not.
alter table duty add column stops_with text, add column paused_on date;
-- Each act on an entry asks what it stops.
create index duty_stops_with on duty (stops_with) where stops_with is not null and ended_on is null;
