-- A booking may be of the same hour of several weeks: each is an allocation of the same case, told apart by its week.
alter table allocation add column occurrence integer not null default 0 check (occurrence >= 0);
drop index allocation_case;
create unique index allocation_case on allocation (case_id, occurrence) where state <> 'released';
