-- Payments out: what a creditor owes to somebody, ordered by one person, approved by another, and settled by a line of the bank.

create table payment_counter (
  year smallint primary key,
  last integer not null check (last >= 0)
);

create table payment_order (
  id uuid primary key,
  key text not null unique,
  hash text not null,
  number text not null unique,
  reference text not null unique check (reference ~ '^RF[0-9]{2}[0-9A-Z]{1,21}$'),
  books text not null,
  payee_name text not null check (payee_name <> ''),
  payee_number text not null check (payee_number ~ '^[0-9]{12}$'),
  payee_iban text not null,
  amount bigint not null check (amount > 0),
  purpose text not null,
  invoice uuid references invoice,
  expense text,
  drafted_by text not null,
  drafted_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  payable uuid references ledger_account,
  posting uuid unique references ledger_posting,
  message text,
  ended_by text,
  ended_at timestamptz,
  ended_why jsonb,
  check (num_nonnulls(invoice, expense) = 1),
  check ((approved_by is null) = (approved_at is null)),
  check (approved_by is null or approved_by <> drafted_by),
  check (message is null or approved_at is not null),
  check (num_nonnulls(ended_by, ended_at, ended_why) in (0, 3)),
  check (ended_at is null or message is null)
);
comment on column payment_order.reference is 'ISO 11649 reference that goes with the payment, by which the line of the bank is known again.';
comment on column payment_order.message is 'The file for the bank in which it went.';
create index payment_order_books on payment_order (books, id desc);
create index payment_order_invoice on payment_order (invoice) where invoice is not null;

-- The file that went to the bank, as it was.
create table payment_file (
  message text primary key,
  books text not null,
  account uuid not null references ledger_account,
  xml text not null,
  by text not null,
  at timestamptz not null
);
alter table payment_order add foreign key (message) references payment_file;

-- A line of the bank that settles an order.
alter table bank_allocation add column payment uuid references payment_order;
create index bank_allocation_payment on bank_allocation (payment) where payment is not null;
