-- Fees that cases wait for, and what is paid back of them.
create table fee_charge (
  id uuid primary key,
  case_id uuid not null,
  step text not null,
  -- Which of the passages of the case through its steps: one charge for each, whatever is repeated.
  passage integer not null check (passage >= 1),
  title jsonb not null,
  party_kind text not null check (party_kind in ('person', 'organisation', 'body', 'authority')),
  party text not null,
  -- In the smallest unit; nothing for whoever is free of it.
  amount bigint not null check (amount >= 0),
  free_by jsonb,
  invoice uuid unique references invoice,
  charged_at timestamptz not null,
  ended text check (ended in ('paid', 'free', 'dropped')),
  ended_at timestamptz,
  unique (case_id, passage),
  check ((ended is null) = (ended_at is null)),
  check ((invoice is null) = (amount = 0)),
  check ((invoice is null) = (ended is not distinct from 'free')),
  check (free_by is null or invoice is null)
);

create table fee_refund (
  id uuid primary key,
  charge uuid not null references fee_charge,
  -- The act of the case that pays it back.
  key text not null,
  decision uuid,
  -- Who decided, and does not approve the payment; or whose act it was.
  acted_by text not null,
  amount bigint not null check (amount > 0),
  due_day date not null,
  expense text not null,
  -- Until it is ordered: the order keeps it afterwards.
  iban text,
  waiting text check (waiting in ('no number')),
  payment uuid unique references payment_order,
  attempt integer not null default 0,
  opened_at timestamptz not null,
  -- The decision that paid it back stands no longer, and nothing had gone to the bank.
  ended_at timestamptz,
  -- The decision that paid it back stands no longer, but it had gone to the bank.
  annulled_at timestamptz,
  unique (charge, key),
  check (payment is null or (waiting is null and iban is null))
);
create index fee_refund_open on fee_refund (id) where payment is null and ended_at is null;
create index fee_refund_decision on fee_refund (decision) where decision is not null;
