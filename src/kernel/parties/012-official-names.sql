-- What an organisation is called in each language in which it has an official name; what was kept before has one name for all.
alter table organisation add column names jsonb;
comment on column organisation.names is 'Official names by language, where the name of the column name is another. None once the name is erased.';
