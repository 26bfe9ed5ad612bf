-- How the leaf names a person who acted: by a pseudonym under a key that only this row has. Older entries have no key and keep the name
-- that stands in their leaf.
alter table journal_entry
  add column actor_key bytea check (length(actor_key) = 32),
  add column office text;
comment on column journal_entry.actor_key is 'Opens the pseudonym of the actor in this subject''s stream; null where the leaf names the actor, and once it is erased.';
comment on column journal_entry.office is 'The office in which the actor acted, as the leaf says it.';
-- Whether somebody has a pseudonym in a stream already.
create index journal_entry_stream on journal_entry (subject, actor) where actor_key is not null;

create or replace function journal_entry_update() returns trigger language plpgsql as $$
begin
  if (new.id, new.at, new.type, new.subject, new.body, new.commitment, new.leaf, new.office)
     is distinct from (old.id, old.at, old.type, old.subject, old.body, old.commitment, old.leaf, old.office)
    or ((new.actor, new.actor_key) is distinct from (old.actor, old.actor_key)
        and (old.actor_key is null or new.actor_key is not null or not starts_with(new.actor, 'pseudonym:')))
    or (old.leaf_index is not null and new.leaf_index is distinct from old.leaf_index)
    or (old.erased_by is not null and new.erased_by is distinct from old.erased_by)
    or ((new.personal, new.salt) is distinct from (old.personal, old.salt)
        and (new.personal is not null or new.salt is not null or new.erased_by is null))
  then
    raise exception 'the journal is append-only: entry % may only get its place, or have its personal data or the key of its pseudonym erased', old.id
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
