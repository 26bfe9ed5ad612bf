-- What the bank says, line by line, and what each line was taken for.

create table bank_statement (
  id uuid primary key,
  account uuid not null references ledger_account,
  iban text not null,
  statement_id text not null,
  format text not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  opening bigint,
  closing bigint,
  hash text not null,
  imported_by text not null,
  at timestamptz not null,
  unique (account, statement_id, hash),
  check ((opening is null) = (closing is null))
);
-- Reconciliation, day by day.
create index bank_statement_day on bank_statement (account, to_day desc);

create table bank_line (
  id uuid primary key,
  statement uuid not null references bank_statement,
  account uuid not null references ledger_account,
  position integer not null,
  hash text not null,
  occurrence integer not null check (occurrence >= 1),
  day date not null,
  amount bigint not null check (amount <> 0),
  payer_name text,
  payer_bin text,
  payer_iban text,
  purpose text not null,
  bank_reference text,
  knp text,
  kbe text,
  posting uuid not null unique references ledger_posting,
  unique (account, hash, occurrence)
);
comment on column bank_line.occurrence is 'Counts equal lines of one statement, so that two equal payments stay two.';
create index bank_line_statement on bank_line (statement, position);

create table bank_allocation (
  id uuid primary key,
  line uuid not null references bank_line,
  amount bigint not null check (amount <> 0),
  invoice uuid references invoice,
  account uuid references ledger_account,
  counter_line uuid references bank_line,
  posting uuid unique references ledger_posting,
  reverses uuid unique references bank_allocation,
  matched_by text not null check (matched_by in ('reference', 'number', 'bin and amount', 'officer')),
  by text not null,
  at timestamptz not null,
  check (num_nonnulls(invoice, account, counter_line) = 1),
  check ((counter_line is null) = (posting is not null))
);
comment on table bank_allocation is 'A line''s amount less its allocations is what is left unallocated.';
create index bank_allocation_line on bank_allocation (line);
create index bank_allocation_invoice on bank_allocation (invoice) where invoice is not null;

create trigger no_change before update on bank_statement for each row execute function ledger_refuse();
create trigger no_change before update on bank_line for each row execute function ledger_refuse();
create trigger no_change before update on bank_allocation for each row execute function ledger_refuse();
create trigger no_delete before delete or truncate on bank_statement for each statement execute function ledger_refuse();
create trigger no_delete before delete or truncate on bank_line for each statement execute function ledger_refuse();
create trigger no_delete before delete or truncate on bank_allocation for each statement execute function ledger_refuse();
