-- What every party was told, for it to read on the portal; mail repeats it.

create table message (
  id uuid primary key,
  person uuid references person,
  organisation uuid references organisation,
  subject jsonb not null,
  body jsonb not null,
  sent_at timestamptz not null,
  read_at timestamptz,
  read_by uuid references person,
  check (num_nonnulls(person, organisation) = 1),
  check ((read_at is null) = (read_by is null))
);
comment on column message.body is 'In every language. A letter whose link opens something by itself keeps that link out of here.';
-- The inbox of a party, newest first, and how many of its messages are unread.
create index message_person on message (person, id desc) where person is not null;
create index message_organisation on message (organisation, id desc) where organisation is not null;
create index message_unread on message (coalesce(person, organisation)) where read_at is null;
