-- An address states its region beside the entry, as `home.region`: by it a list is narrowed and counted. Its other parts are texts, and narrow nothing.
create or replace function values_of_facts(facts jsonb) returns table (field text, words text, amount numeric, sorts boolean) language sql immutable as $$
  select stated.key, stated.words, stated.amount, row_number() over (partition by stated.key order by stated.words collate "kk-x-icu") = 1
  from (select distinct fact.key, left(member.said, 100) as words, case when member.said ~ '^-?[0-9]{1,40}([.][0-9]{1,20})?$' then member.said::numeric end as amount
  from (
    select one.key, one.value from jsonb_each(facts) one
    union all
    select one.key || '.region', one.value -> 'region' from jsonb_each(facts) one where jsonb_typeof(one.value) = 'object' and one.value ? 'region'
  ) fact
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
