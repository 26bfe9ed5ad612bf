-- The number of an organisation is of the country's form, which the country checks.

alter table signing_certificate drop constraint signing_certificate_bin_check, add constraint signing_certificate_bin_check check (bin ~ '^[0-9A-Z]{1,40}$');
