-- People without an account at a counter: an officer saw their document. They have no way in until they prove their number: then the account is theirs, with all that was filed in it.
alter table person add column without_account boolean not null default false;
create index person_without_account on person (id) where without_account;

alter table counter_visit
  drop constraint counter_visit_shown_check,
  add constraint counter_visit_shown_check check (shown in ('code', 'passkey', 'document')),
  -- The document that the officer saw, its kind and number: for whoever reviews the visit.
  add column document text,
  -- What another of the body found of a visit by document.
  add column found text check (found in ('in order', 'not in order')),
  add column found_at timestamptz,
  add column found_by uuid references person,
  add column found_reasons text,
  add check ((shown = 'document') = (document is not null)),
  add check ((found is null) = (found_at is null));
create index counter_visit_by_document on counter_visit (body, began_at desc) where shown = 'document';

-- What is written to whoever has no account goes on paper.
alter table message add column printed_at timestamptz, add column printed_by uuid references person;
create index message_to_print on message (person) where printed_at is null and read_at is null;
