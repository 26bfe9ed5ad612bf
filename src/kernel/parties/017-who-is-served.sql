-- The same document is the same person, also where they show no number: of the document its keyed hash is kept for that.
alter table counter_visit
  add column document_hash text,
  -- How the person was called until the officer corrected it by the document: for whoever reviews the visit.
  add column name_before text,
  -- Something was filed in it.
  add column filed boolean not null default false;
create index counter_visit_document_hash on counter_visit (document_hash, began_at desc) where document_hash is not null;
-- Whether anything was ever filed for them by their document: visits go after a year, and this stays.
alter table person add column filed_by_document boolean not null default false;
update counter_visit set filed = true where shown = 'document';
update person set filed_by_document = true where without_account;
