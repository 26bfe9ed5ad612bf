-- Organisations are known by a number in whatever scheme of the country; a decision says the number, as its record has it.

alter table decision rename column organisation_bin to organisation_identifier;
alter table register_entry rename column bin to identifier;

create or replace function register_entries(decisions uuid[]) returns void language sql as $$
  with read as materialized (
    select id, number, organisation_identifier, record::jsonb as record from decision where id = any (decisions) and organisation_identifier is not null
  ), entry as materialized (
    select id, number, organisation_identifier, record ->> 'credentialType' as type, record #>> '{holder,organisation,name}' as name,
      coalesce(record -> 'claims', '{}') as claims, record ->> 'validFrom' as valid_from, record ->> 'validUntil' as valid_until
    from read where record ? 'credentialType'
  )
  insert into register_entry (decision, number, type, identifier, name, claims, valid_from, valid_until, search)
  select id, number, type, organisation_identifier, name, claims, valid_from::date, valid_until::date,
    lower(concat_ws(' ', number, organisation_identifier, name, (select string_agg(claim.value, ' ') from jsonb_each_text(claims) claim)))
  from entry
$$;

create or replace function register_decisions() returns trigger language plpgsql as $$
declare
  types text[];
begin
  perform register_entries(array(select id from added where organisation_identifier is not null));
  select array_agg(distinct entry.type) into types from register_entry entry join added on added.id = entry.decision;
  if types is not null then perform register_changed(types); end if;
  return null;
end $$;
