-- What lists choose and sort by, apart from the entry: a register is declared, so its columns are known to no index of the table of entries.
create table entry_value (
  register text not null,
  field text not null,
  -- The value as it is stated, or one of several; of long texts the beginning. In the order of the Kazakh alphabet, which holds the Russian one.
  words text collate "kk-x-icu" not null,
  -- The same as a number, where it is one.
  amount numeric,
  -- Of several values of an entry in one column the least in the order of words, and any that stands alone: by it a list is sorted, so that each entry has one place.
  sorts boolean not null,
  entry text not null references entry,
  -- The column in the order of its words, and how often each stands there.
  primary key (register, field, words, entry)
);
-- The column in the order of its numbers.
create index entry_value_amount on entry_value (register, field, amount, entry) where amount is not null;
-- What an entry states.
create index entry_value_entry on entry_value (entry, field);

-- The single values that facts state, without empty ones: members of lists each, numbers of entries each, tables not.
create function values_of_facts(facts jsonb) returns table (field text, words text, amount numeric, sorts boolean) language sql immutable as $$
  select stated.key, stated.words, stated.amount, row_number() over (partition by stated.key order by stated.words collate "kk-x-icu") = 1
  from (select distinct fact.key, left(member.said, 100) as words, case when member.said ~ '^-?[0-9]{1,40}([.][0-9]{1,20})?$' then member.said::numeric end as amount
  from jsonb_each(facts) fact
  cross join lateral (
    select one.said
    from (select case when jsonb_typeof(fact.value) in ('string', 'number', 'boolean') then fact.value #>> '{}' end as whole) plain
    cross join lateral (
      select unnest(case when plain.whole ~ '^[A-Z]{2,6}-[0-9]{4}-[0-9]{6,}(, [A-Z]{2,6}-[0-9]{4}-[0-9]{6,})+$' then string_to_array(plain.whole, ', ') else array[plain.whole] end) as said
    ) one
    union all
    select several.value #>> '{}' from jsonb_array_elements(case when jsonb_typeof(fact.value) = 'array' then fact.value else '[]' end) several
    where jsonb_typeof(several.value) = 'string'
  ) member
  where member.said <> '') stated
$$;

-- An entry that is restricted has no values here: nothing that is chosen, counted or sorted tells of it.
create function keep_entry_values() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then delete from entry_value where entry = new.number; end if;
  if not new.restricted then
    insert into entry_value (register, field, words, amount, sorts, entry) select new.register, field, words, amount, sorts, new.number from values_of_facts(new.facts);
  end if;
  return null;
end $$;
create trigger keep_entry_values after insert or update of facts, restricted on entry
  for each row execute function keep_entry_values();

insert into entry_value (register, field, words, amount, sorts, entry)
select entry.register, one.field, one.words, one.amount, one.sorts, entry.number from entry cross join lateral values_of_facts(entry.facts) one where not entry.restricted;

-- A register in each order that every one has.
drop index entry_register;
create index entry_entered on entry (register, entered_at, number);
create index entry_changed on entry (register, changed_at, number);
create index entry_number on entry (register, number);
create index entry_state on entry (register, state, number);
