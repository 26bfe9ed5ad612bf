-- How often a booking has changed: its SEQUENCE in a calendar (RFC 5545, 3.8.7.4), which a reader of calendars takes the higher of.
alter table allocation add column changes integer not null default 0 check (changes >= 0);

-- The private address at which a person's calendar reads their bookings: only the SHA-256 of its secret, so that a stolen table opens none.
create table booking_feed (
  person uuid primary key,
  secret_hash text not null unique,
  made_at timestamptz not null
);
