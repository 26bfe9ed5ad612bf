-- What eases an invoice: a part of it that is written off, or days on which it may be paid in parts. Proposed by one person, decided by another.
create table invoice_relief (
  id uuid primary key,
  invoice uuid not null references invoice,
  kind text not null check (kind in ('write-off', 'instalments')),
  -- What is written off.
  amount bigint check (amount > 0),
  expense text,
  -- The instalments, as [{due, amount}], the earliest first; together they are what was owed when they were proposed.
  parts jsonb,
  reason jsonb not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  -- Whether it was granted, once it is decided on.
  granted boolean,
  posting uuid unique references ledger_posting,
  check (num_nonnulls(decided_by, decided_at, granted) in (0, 3)),
  check (decided_by is null or not granted or decided_by <> proposed_by),
  check ((kind = 'write-off') = (amount is not null)),
  check ((kind = 'write-off') = (expense is not null)),
  check ((kind = 'instalments') = (parts is not null)),
  check ((posting is not null) = (kind = 'write-off' and granted is true))
);
create index invoice_relief_invoice on invoice_relief (invoice, proposed_at);
-- One proposal of a kind at a time waits for its decision.
create unique index invoice_relief_open on invoice_relief (invoice, kind) where decided_at is null;
