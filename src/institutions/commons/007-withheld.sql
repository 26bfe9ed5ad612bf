-- Files of the commit that others are not given, because the gate could not vouch for all that is in them.
alter table dataset_version add column withheld jsonb not null default '[]';
