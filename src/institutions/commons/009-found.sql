-- How the search was told of a dataset: when that changes, what was entered before is entered again.
alter table dataset add column found integer not null default 0;
