-- Each creditor keeps books of its own: an account stands in one set of books, and a posting moves within one.

alter table ledger_account
  add column books text not null default 'main' check (books <> ''),
  drop constraint ledger_account_code_owner_key,
  add unique nulls not distinct (books, code, owner);
comment on column ledger_account.books is 'Whose books, by the name that the creditor gives its own; what stood before each had its own is ''main''.';
-- The bank account of one creditor is nobody else's.
create unique index ledger_account_bank on ledger_account (code) where code like 'bank:%';

create or replace function ledger_account_update() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() < 2 or (new.id, new.books, new.code, new.kind, new.owner, new.currency, new.opened_at)
     is distinct from (old.id, old.books, old.code, old.kind, old.owner, old.currency, old.opened_at) then
    raise exception 'the ledger is append-only: account % changes by entries alone', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create function ledger_within_books() returns trigger language plpgsql as $$
begin
  if (select count(distinct a.books) from ledger_entry e join ledger_account a on a.id = e.account where e.posting = new.id) > 1 then
    raise exception 'posting % moves money from the books of one to those of another', new.id using errcode = 'check_violation';
  end if;
  return null;
end $$;

create constraint trigger within_books after insert on ledger_posting deferrable initially deferred
  for each row execute function ledger_within_books();
