-- A declaration keeps the order in which it was written: outcomes, steps and decisions are offered as they were declared. Its hash is that of the
-- sorted form, as before; what was entered before this is read in the order in which it was kept.
alter table procedure_version alter column declaration type json using declaration::json;
