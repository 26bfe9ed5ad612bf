-- A certificate for an organisation names it by its number, in whatever scheme of the country that is.

alter table signing_certificate rename column bin to identifier;
alter table signing_certificate rename constraint signing_certificate_bin_check to signing_certificate_identifier_check;
comment on column signing_certificate.identifier is 'The number of the organisation for which it signs; its scheme stands in the certificate.';
