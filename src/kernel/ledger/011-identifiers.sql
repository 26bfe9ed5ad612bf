-- A payment that is known by the payer's number and its amount, in whatever scheme that number is.

alter table bank_allocation disable trigger no_change;
alter table bank_allocation drop constraint bank_allocation_matched_by_check;
update bank_allocation set matched_by = 'identifier and amount' where matched_by = 'bin and amount';
alter table bank_allocation add constraint bank_allocation_matched_by_check check (matched_by in ('reference', 'number', 'identifier and amount', 'officer'));
alter table bank_allocation enable trigger no_change;
comment on column invoice.pay_to is 'Names the payee by `identifier`; on the invoices of the time before schemes were told, by its number alone.';
