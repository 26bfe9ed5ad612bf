-- Each form of a page has a row of its own, and where it stands is sealed apart from what was typed. The old rows do not say which form they are of: they go.
drop table left_form;
create table left_form (
  person uuid not null references person,
  hat text not null,
  form_hash text not null,
  page_hash text not null,
  heading text not null check (length(heading) <= 20000),
  sealed text not null check (length(sealed) <= 1000000),
  changed_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (person, hat, form_hash)
);
create index left_form_expires on left_form (expires_at);
