-- Invoices. What is still owed on one is the balance of its receivable account; no column repeats it.

-- The last number given in a year: numbers have no gaps.
create table invoice_counter (
  year smallint primary key,
  last integer not null check (last >= 0)
);

create table invoice (
  id uuid primary key,
  number text not null unique,
  reference text not null unique check (reference ~ '^RF[0-9]{2}[0-9A-Z]{1,21}$'),
  debtor uuid not null,
  bin text not null check (bin ~ '^[0-9]{12}$'),
  amount bigint not null check (amount > 0),
  issued date not null,
  due date not null check (due >= issued),
  subject text not null,
  text jsonb not null,
  pay_to jsonb,
  receivable uuid not null unique references ledger_account,
  posting uuid not null unique references ledger_posting,
  hash text not null,
  at timestamptz not null
);
comment on column invoice.reference is 'ISO 11649 reference that the payer writes into the payment.';
comment on column invoice.hash is 'SHA-256 of what was asked for, to tell a repetition from another invoice.';
-- A debtor's invoices, the newest first.
create index invoice_debtor on invoice (debtor, issued desc, id desc);
-- A payment without a reference is matched by the payer's BIN.
create index invoice_bin on invoice (bin);
create index invoice_subject on invoice (subject);

create trigger no_change before update on invoice for each row execute function ledger_refuse();
create trigger no_delete before delete or truncate on invoice for each statement execute function ledger_refuse();
