-- The body that opened the case for itself, in an office of its own: whose offices take part in it. Null in every other case.
alter table case_record add column opened_in text;
