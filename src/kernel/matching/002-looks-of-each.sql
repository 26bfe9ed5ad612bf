-- Each person of a company who looked on a day is noted; and the entry of the journal that proves a look, whose personal part is erased with it.
alter table look drop constraint look_entry_about_organisation_on_day_key;
alter table look add constraint look_of_each unique (entry, about, organisation, person, on_day);
alter table look add column journal_id bigint;
