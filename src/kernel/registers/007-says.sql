-- What an entry states in few letters, each as `field=value`: beside words a list is narrowed by it in the same index. A restricted entry states nothing.
create function says_of(facts jsonb, restricted boolean) returns text[] language sql immutable as $$
  select case when restricted then '{}'::text[]
    else coalesce((select array_agg(distinct one.field || '=' || one.words) from values_of_facts(facts) one where length(one.words) <= 40), '{}'::text[]) end
$$;
alter table entry add column says text[] not null generated always as (says_of(facts, restricted)) stored;
-- Words and values at once: who seeks a frequent word among the entries of one class reads those alone.
drop index entry_look;
create index entry_look on entry using gin (look gin_trgm_ops, says);
