-- The order in which versions were entered: lists of services keep it.
alter table procedure_version add column entered bigint generated always as identity;
