-- Which numbers people and organisations have is the country's: it checks them, and here they are only kept from being anything at all.

alter table person drop constraint person_iin_check, add constraint person_iin_check check (iin ~ '^[0-9A-Z]{1,40}$');
alter table organisation drop constraint organisation_bin_check, add constraint organisation_bin_check check (bin ~ '^[0-9A-Z]{1,40}$');
