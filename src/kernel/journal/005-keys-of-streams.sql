-- The keys that an actor has in streams, once every erasure of them that is not committed yet has ended: each statement of the function sees what
-- was committed before it, so that a key which is being erased is not read. One way to the database instead of two.
create function journal_keys(subjects text[], hidden text) returns table (subject text, actor_key bytea) language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock_shared(hashtext('journal.pseudonyms'), hashtext(one)) from (select distinct unnest(subjects) as one order by 1) as streams;
  return query select distinct on (e.subject) e.subject, e.actor_key from journal_entry e
    where e.subject = any(subjects) and e.actor = hidden and e.actor_key is not null order by e.subject, e.id;
end $$;
