-- Whoever holds something is listed by the official names that the record of the decision states.

alter table register_entry add column names jsonb;
comment on column register_entry.names is 'Official names by language, as the record states them; none where it states only the name.';

update register_entry entry set names = decision.record::jsonb #> '{holder,organisation,names}'
from decision where decision.id = entry.decision and decision.record like '%"names":{%';

create or replace function register_entries(decisions uuid[]) returns void language sql as $$
  with read as materialized (
    select id, number, organisation_identifier, record::jsonb as record from decision where id = any (decisions) and organisation_identifier is not null
  ), entry as materialized (
    select id, number, organisation_identifier, record ->> 'credentialType' as type, record #>> '{holder,organisation,name}' as name, record #> '{holder,organisation,names}' as names,
      coalesce(record -> 'claims', '{}') as claims, record ->> 'validFrom' as valid_from, record ->> 'validUntil' as valid_until
    from read where record ? 'credentialType'
  )
  insert into register_entry (decision, number, type, identifier, name, names, claims, valid_from, valid_until, search)
  select id, number, type, organisation_identifier, name, names, claims, valid_from::date, valid_until::date,
    lower(concat_ws(' ', number, organisation_identifier, name, (select string_agg(called.value, ' ') from jsonb_each_text(names) called), (select string_agg(claim.value, ' ') from jsonb_each_text(claims) claim)))
  from entry
$$;
