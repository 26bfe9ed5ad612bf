-- People and organisations are known by a number in a scheme of the country; a scheme and a number together are one party's.

alter table person rename column iin to identifier;
alter table person add column identifier_scheme text;
alter table person rename constraint person_iin_check to person_identifier_check;
alter table organisation rename column bin to identifier;
alter table organisation add column identifier_scheme text;
alter table organisation rename constraint organisation_bin_check to organisation_identifier_check;
comment on column person.identifier_scheme is 'Of what was kept before schemes were told, the country says it at the next start.';
comment on column organisation.identifier_scheme is 'Of what was kept before schemes were told, the country says it at the next start.';
alter table person add constraint person_identifier_whole check ((identifier is null) = (identifier_scheme is null)) not valid;
alter table organisation add constraint organisation_identifier_whole check (identifier_scheme is not null) not valid;

-- Whose a number is: asked by the number alone too, which no two schemes of one country share.
drop index person_iin;
create unique index person_identifier on person (identifier, identifier_scheme);
alter table organisation drop constraint organisation_bin_key;
create unique index organisation_identifier on organisation (identifier, identifier_scheme);
