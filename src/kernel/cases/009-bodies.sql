-- Cases of bodies that apply to other bodies, or are heard by them.
alter table draft add column body text;
create index draft_body on draft (body, changed_at desc) where body is not null;
alter table case_record add column body text;
alter table case_record drop constraint case_record_party;
alter table case_record add constraint case_record_party check (unnamed or num_nonnulls(person, organisation, body) > 0);
create index case_body on case_record (body, filed_at desc) where body is not null;
