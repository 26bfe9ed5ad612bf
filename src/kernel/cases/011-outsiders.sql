-- Whom a step asks who neither applied nor holds an office: the owner of an entry, whoever it is now, or whoever has proved a number.
create table case_asked (
  case_id uuid not null references case_record,
  passage integer not null,
  part text not null,
  entry text,
  identifier text,
  over boolean not null default false,
  answered_by text,
  primary key (case_id, passage, part),
  check (num_nonnulls(entry, identifier) <= 1)
);
comment on column case_asked.passage is 'Of how many the passage through the step was when it was entered.';
comment on column case_asked.part is 'Empty where the whole step is theirs.';
comment on column case_asked.identifier is 'Kept while the step is open.';
comment on column case_asked.answered_by is 'Whoever answered, as the journal names them: they see later what they said.';
-- What somebody is asked: by their number, and by the entries that are theirs.
create index case_asked_identifier on case_asked (identifier) where identifier is not null;
create index case_asked_entry on case_asked (entry) where entry is not null;
create index case_asked_answered on case_asked (answered_by) where answered_by is not null;
