-- How many answers an application had, and how many of them nobody was asked for because the portal knew them.
alter table case_record add column answers integer, add column known_answers integer;
