-- As before, but of many streams at once: a lock for each would fill the server's table of locks, which all of its clients share (some ten thousand at PostgreSQL's defaults).
-- One lock then stands for all of them, for which every erasure waits.
create or replace function journal_keys(subjects text[], hidden text) returns table (subject text, actor_key bytea) language plpgsql volatile as $$
begin
  if cardinality(subjects) > 500 then perform pg_advisory_xact_lock_shared(hashtext('journal.pseudonyms of many'), 0);
  else perform pg_advisory_xact_lock_shared(hashtext('journal.pseudonyms'), hashtext(one)) from (select distinct unnest(subjects) as one order by 1) as streams;
  end if;
  return query select distinct on (e.subject) e.subject, e.actor_key from journal_entry e
    where e.subject = any(subjects) and e.actor = hidden and e.actor_key is not null order by e.subject, e.id;
end $$;
