-- Double entry: accounts, postings and their entries. Amounts are tiyn; a debit is positive, a credit negative.

create table ledger_account (
  id uuid primary key,
  code text not null check (code <> ''),
  kind text not null check (kind in ('asset', 'liability', 'income', 'expense')),
  owner uuid,
  currency text not null default 'KZT' check (currency = 'KZT'),
  opened_at timestamptz not null,
  balance bigint not null default 0,
  entries bigint not null default 0,
  unique nulls not distinct (code, owner),
  check (entries > 0 or balance = 0)
);
comment on column ledger_account.owner is 'The organisation whose account it is; null for the house''s own.';
comment on column ledger_account.balance is 'Sum of the entries, kept by their trigger and by nothing else.';
-- The accounts of one organisation.
create index ledger_account_owner on ledger_account (owner) where owner is not null;

create table ledger_posting (
  id uuid primary key,
  key text not null unique,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  at timestamptz not null,
  day date not null,
  subject text not null,
  text jsonb not null,
  entries smallint not null check (entries >= 2),
  reverses uuid unique references ledger_posting
);
comment on column ledger_posting.key is 'The same key with the same content is the same posting.';
comment on column ledger_posting.hash is 'SHA-256 of the canonical content, to tell a repetition from another posting.';
comment on column ledger_posting.day is 'The day on which it counts; `at` is when it was written.';
comment on column ledger_posting.entries is 'How many entries it has, so that none can be added later.';
-- The postings of one act or thing.
create index ledger_posting_subject on ledger_posting (subject, id);

create table ledger_entry (
  account uuid not null references ledger_account,
  number bigint not null,
  posting uuid not null references ledger_posting,
  day date not null,
  amount bigint not null check (amount <> 0),
  balance_after bigint not null,
  primary key (account, number),
  unique (posting, account)
);
comment on column ledger_entry.number is 'Counts the entries of the account from 1, without gaps.';
-- The balance on a day.
create index ledger_entry_day on ledger_entry (account, day) include (amount);

create function ledger_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only: % on % refused', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;

create function ledger_account_insert() returns trigger language plpgsql as $$
begin
  new.balance := 0;
  new.entries := 0;
  return new;
end $$;

-- Only the trigger of an entry moves a balance: then this one runs inside it.
create function ledger_account_update() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() < 2 or (new.id, new.code, new.kind, new.owner, new.currency, new.opened_at)
     is distinct from (old.id, old.code, old.kind, old.owner, old.currency, old.opened_at) then
    raise exception 'the ledger is append-only: account % changes by entries alone', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

-- Locks the account's row until the transaction ends, so that numbers and balances follow each other without gaps.
create function ledger_entry_insert() returns trigger language plpgsql as $$
begin
  select day into strict new.day from ledger_posting where id = new.posting;
  update ledger_account set balance = balance + new.amount, entries = entries + 1 where id = new.account
    returning balance, entries into strict new.balance_after, new.number;
  return new;
end $$;

-- At the commit every posting has all its entries and they come to nothing. The argument names the column of the posting's id.
create function ledger_balanced() returns trigger language plpgsql as $$
declare
  written uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
  declared integer;
  found integer;
  total numeric;
begin
  select p.entries, count(e.posting), coalesce(sum(e.amount), 0) into strict declared, found, total
    from ledger_posting p left join ledger_entry e on e.posting = p.id where p.id = written group by p.id;
  if found <> declared or total <> 0 then
    raise exception 'posting % is not balanced: % of % entries, sum %', written, found, declared, total
      using errcode = 'check_violation';
  end if;
  return null;
end $$;

create trigger opens_empty before insert on ledger_account for each row execute function ledger_account_insert();
create trigger append_only before update on ledger_account for each row execute function ledger_account_update();
create trigger moves_balance before insert on ledger_entry for each row execute function ledger_entry_insert();
create trigger no_change before update on ledger_posting for each row execute function ledger_refuse();
create trigger no_change before update on ledger_entry for each row execute function ledger_refuse();
create trigger no_delete before delete or truncate on ledger_account for each statement execute function ledger_refuse();
create trigger no_delete before delete or truncate on ledger_posting for each statement execute function ledger_refuse();
create trigger no_delete before delete or truncate on ledger_entry for each statement execute function ledger_refuse();

create constraint trigger balanced after insert on ledger_posting deferrable initially deferred
  for each row execute function ledger_balanced('id');
create constraint trigger balanced after insert on ledger_entry deferrable initially deferred
  for each row execute function ledger_balanced('posting');
