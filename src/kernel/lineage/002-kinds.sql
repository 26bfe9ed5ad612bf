-- Kinds of relations: what is taken back reaches what derives from it or was permitted by it, and not what holds, uses or calls it.
alter table thing_source add column kind text;
update thing_source set kind = case
  when relation in ('key of', 'lent to', 'status by') then 'holds'
  when relation in ('lends', 'evaluates', 'decided in', 'about') then 'uses'
  when relation = 'calls' then 'calls'
  -- 'version of', 'text of', 'trained on', 'tokenised with', 'trained by', 'continued from'; what is not known keeps its consequences.
  else 'derives'
end;
alter table thing_source alter column kind set not null, add check (kind in ('derives', 'permits', 'holds', 'uses', 'calls'));
-- Following consequences downwards, and what a thing rests on upwards.
create index thing_source_consequence on thing_source (source) where kind in ('derives', 'permits');
