-- Entries that a subscriber could not take, set aside so that it goes on; and what must stay in order behind one of them.
create table journal_shelf (
  subscriber text not null,
  entry bigint not null references journal_entry,
  place bigint not null,
  subject text not null,
  fault text not null default '',
  tries integer not null default 0,
  since timestamptz not null,
  retry_at timestamptz,
  held boolean not null default false,
  told_at timestamptz,
  dismissed_at timestamptz,
  reason text,
  primary key (subscriber, entry),
  check ((dismissed_at is null) = (reason is null)),
  check (retry_at is null or dismissed_at is null)
);
comment on column journal_shelf.retry_at is 'When it is tried again; null where it waits for a person, or for the one before it.';
comment on column journal_shelf.held is 'It was not tried: an earlier entry of its subject is on the shelf.';
comment on column journal_shelf.told_at is 'When the administrators were written to.';
-- What is due, asked beside each look at a cursor.
create index journal_shelf_due on journal_shelf (subscriber, retry_at) where retry_at is not null;
-- What waits behind an entry of the same subject.
create index journal_shelf_subject on journal_shelf (subscriber, subject, place) where dismissed_at is null;

alter table journal_cursor add column told_at timestamptz;
comment on column journal_cursor.told_at is 'When the administrators were written to that it stands.';
