-- What is charged by periods without a report: the answers of the case that it reads, and its last day.
alter table duty add column facts jsonb not null default '{}', add column until date;
