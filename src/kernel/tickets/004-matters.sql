-- Whoever comes with several matters says how many: one number for all of them, and the forecast counts each.
alter table ticket add column matters integer not null default 1 check (matters between 1 and 20);
