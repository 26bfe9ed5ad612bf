-- Names of organisations can be erased: which entries of the journal hold a commitment to one, and since when it is gone.

create table organisation_entry (
  organisation uuid not null references organisation,
  entry bigint not null,
  primary key (organisation, entry)
);

alter table organisation add column name_erased_at timestamptz;
comment on column organisation.name_erased_at is 'Since then the column name holds the number instead of a name.';
