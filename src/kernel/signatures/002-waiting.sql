-- A certificate in place of a lost one signs only after a time in which its owner can stop it.

alter table signing_certificate add column valid_from timestamptz;
update signing_certificate set valid_from = issued_at;
alter table signing_certificate alter column valid_from set not null;
