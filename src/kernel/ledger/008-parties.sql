-- A debtor is a party of any kind, known by its number in whatever scheme; a person whose number is not proved, or a body that has none, by none.
alter table invoice alter column debtor type text using debtor::text;
alter table invoice
  add column debtor_kind text not null default 'organisation' check (debtor_kind in ('person', 'organisation', 'body', 'authority')),
  add column identifier_scheme text,
  drop constraint invoice_bin_check,
  alter column bin drop not null,
  add check (bin is null or bin <> ''),
  add check (identifier_scheme is null or bin is not null);
-- People were invoiced on their duties before; nothing else of an invoice changes.
alter table invoice disable trigger no_change;
do $$ begin
  if to_regclass('person') is not null then
    update invoice set debtor_kind = 'person' where exists (select from person where person.id::text = invoice.debtor);
  end if;
end $$;
alter table invoice enable trigger no_change;
alter table invoice rename column bin to identifier;
alter table invoice alter column debtor_kind drop default;
comment on column invoice.debtor is 'The id of the party, which is that of a declared body for a body.';
comment on column invoice.identifier_scheme is 'Null for the invoices of the time before schemes were told.';
drop index invoice_debtor;
create index invoice_debtor on invoice (debtor_kind, debtor, issued desc, id desc);
alter index invoice_bin rename to invoice_identifier;

-- The owner of a receivable is its debtor.
alter table ledger_account alter column owner type text using owner::text;
comment on column ledger_account.owner is 'The party whose account it is; null for the creditor''s own.';

-- The other side of a payment, as the bank names it.
alter table bank_line rename column payer_bin to payer_identifier;
