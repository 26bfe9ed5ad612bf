-- Entries of a body other than the one that keeps the register, by its id.
alter table entry add column owner_body text check (owner_body is null or owner_kind = 'body');
create index entry_owner_body on entry (owner_body) where owner_body is not null;
alter table entry_version add column owner_body text;
