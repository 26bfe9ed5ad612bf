-- Forms that somebody left before sending them: one for each form of a page and hat, sealed, so that the table alone tells neither where it was nor what.
create table left_form (
  person uuid not null references person,
  hat text not null,
  page_hash text not null,
  action_hash text not null,
  sealed text not null check (length(sealed) <= 1000000),
  changed_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (person, hat, page_hash, action_hash)
);
create index left_form_expires on left_form (expires_at);
