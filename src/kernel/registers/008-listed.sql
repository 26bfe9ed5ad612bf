-- Lists read many entries and show few: what narrows, counts and orders them stands in a row that is short, and the rest of an entry is read for those alone that are shown.
drop index entry_look;
drop index entry_changed;
alter table entry drop column says;

-- Values that a choice can have, without those of several words, which no choice of a list needs here and which differ from entry to entry, as names do.
create or replace function says_of(facts jsonb, restricted boolean) returns text[] language sql immutable as $$
  select case when restricted then '{}'::text[]
    else coalesce((select array_agg(distinct one.field || '=' || one.words) from values_of_facts(facts) one where length(one.words) <= 40 and one.words !~ E'[ \t\n\r]'), '{}'::text[]) end
$$;

-- The words of what the box of a list looks into, each once, and what stands for each.
create function words_of(look text) returns table (id bigint, word text) language sql immutable as $$
  select distinct hashtextextended(one, 0), one from unnest(string_to_array(translate(look, E'\t\n\r\f', '    '), ' ')) one where one <> ''
$$;

-- All words that entries were ever found by: a part that somebody types is looked for here, and the entries by the words that hold it. Two acts at once may each write a
-- word, so that neither waits for the other: it stands for the same. Two words of one hash stand both.
create table entry_word (id bigint not null, word text not null);
create index entry_word_id on entry_word (id);
create index entry_word_part on entry_word using gin (word gin_trgm_ops);

create table listed_entry (
  number text primary key references entry,
  register text not null,
  state text not null,
  entered_at timestamptz not null,
  changed_at timestamptz not null,
  words bigint[] not null,
  says text[] not null
);
-- Words and values at once: who seeks a frequent word among the entries of one class reads those alone.
create index listed_entry_words on listed_entry using gin (words, says);
-- A register in each order that every one has.
create index listed_entry_entered on listed_entry (register, entered_at, number);
create index listed_entry_changed on listed_entry (register, changed_at, number);
create index listed_entry_number on listed_entry (register, number);
create index listed_entry_state on listed_entry (register, state, number);

create function keep_listed_entry() returns trigger language plpgsql as $$
declare found_by bigint[];
begin
  with said as (select id, word from words_of(new.look)),
    unknown as (insert into entry_word (id, word) select id, word from said where not exists (select from entry_word known where known.id = said.id and known.word = said.word))
  select coalesce(array_agg(id order by id), '{}') into found_by from said;
  insert into listed_entry (number, register, state, entered_at, changed_at, words, says)
    values (new.number, new.register, new.state, new.entered_at, new.changed_at, found_by, says_of(new.facts, new.restricted))
    on conflict (number) do update set state = excluded.state, entered_at = excluded.entered_at, changed_at = excluded.changed_at, words = excluded.words, says = excluded.says;
  return null;
end $$;
create trigger keep_listed_entry after insert on entry for each row execute function keep_listed_entry();
-- What changes nothing that lists read, writes nothing here.
create trigger keep_listed_entry_again after update on entry for each row
  when ((old.state, old.entered_at, old.changed_at, old.look, old.facts, old.restricted) is distinct from (new.state, new.entered_at, new.changed_at, new.look, new.facts, new.restricted))
  execute function keep_listed_entry();

insert into entry_word (id, word) select distinct one.id, one.word from entry cross join lateral words_of(entry.look) one;
insert into listed_entry (number, register, state, entered_at, changed_at, words, says)
  select number, register, state, entered_at, changed_at, array(select id from words_of(look) order by id), says_of(facts, restricted) from entry;
