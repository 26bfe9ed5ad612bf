-- The letters about an invoice: each kind at most once. Those of earlier days count as told of when they were issued.
create table invoice_letter (
  invoice uuid not null references invoice,
  kind text not null check (kind in ('issued', 'before', 'late')),
  at timestamptz not null,
  primary key (invoice, kind)
);
insert into invoice_letter select id, 'issued', at from invoice;
-- The receivables on which something is owed: few of all that there were.
create index ledger_account_owed on ledger_account (id) where balance > 0 and code like 'receivable:%';
