-- When somebody began to look for the column of a place: one launch does at a time, that two do not make two.
alter table lti_placement add column column_sought_at timestamptz;
