-- A receipt that belongs to no invoice goes back to its payer by an order of its own; whoever paid it is told, once, that it waits.
alter table payment_order add column receipt uuid references bank_line;
alter table payment_order drop constraint payment_order_check;
alter table payment_order add constraint payment_order_owed check (num_nonnulls(invoice, expense, receipt) = 1);
create index payment_order_receipt on payment_order (receipt) where receipt is not null;

create table receipt_letter (
  line uuid primary key references bank_line,
  at timestamptz not null
);
