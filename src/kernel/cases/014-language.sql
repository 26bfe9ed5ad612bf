-- The language in which the application was filed. Null where nobody said, and in cases of before.
alter table case_record add column language text check (language ~ '^[a-z]{2,8}(-[A-Za-z0-9]{1,8})*$');
