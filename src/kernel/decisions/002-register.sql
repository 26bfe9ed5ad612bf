-- The public register: what of the standing credentials of organisations can be searched, kept in step with the acts by triggers.
create extension if not exists pg_trgm;

create table register_entry (
  decision uuid primary key references decision,
  number text not null,
  type text not null,
  bin text not null,
  name text not null,
  claims jsonb not null,
  valid_from date not null,
  valid_until date,
  suspended_at timestamptz,
  revoked_at timestamptz,
  -- The name without its quotation marks, so that lists go by the word that people know.
  sorting text not null generated always as (lower(translate(name, '«»„“”"''', ''))) stored,
  search text not null
);
-- The list in each of its orders.
create index register_entry_name on register_entry (type, sorting, decision);
create index register_entry_since on register_entry (type, valid_from, decision);
create index register_entry_until on register_entry (type, valid_until, decision);
-- Part of a name, of a BIN or of a public claim; and a claim of one value.
create index register_entry_search on register_entry using gin (search gin_trgm_ops);
create index register_entry_claims on register_entry using gin (claims jsonb_path_ops);

-- Counts the changes of each register, so that a page that was read before is the same page while the count is the same.
create table register_version (
  type text primary key,
  version bigint not null
);

-- How many decisions of a procedure granted and refused in a period.
create index decision_procedure on decision (procedure, decided_at);

create function register_changed(types text[]) returns void language sql as $$
  insert into register_version (type, version) select type, 1 from unnest(types) type order by type
  on conflict (type) do update set version = register_version.version + 1
$$;

create function register_entries(decisions uuid[]) returns void language sql as $$
  insert into register_entry (decision, number, type, bin, name, claims, valid_from, valid_until, search)
  select d.id, d.number, r.record ->> 'credentialType', d.organisation_bin, r.record #>> '{holder,organisation,name}', r.claims,
    (r.record ->> 'validFrom')::date, (r.record ->> 'validUntil')::date,
    lower(concat_ws(' ', d.number, d.organisation_bin, r.record #>> '{holder,organisation,name}',
      (select string_agg(claim.value, ' ') from jsonb_each_text(r.claims) claim)))
  from decision d
  cross join lateral (select d.record::jsonb as record, coalesce(d.record::jsonb -> 'claims', '{}') as claims) r
  where d.id = any (decisions) and d.organisation_bin is not null and r.record ? 'credentialType'
$$;

create function register_decisions() returns trigger language plpgsql as $$
declare
  types text[];
begin
  perform register_entries(array(select id from added where organisation_bin is not null));
  select array_agg(distinct entry.type) into types from register_entry entry join added on added.id = entry.decision;
  if types is not null then perform register_changed(types); end if;
  return null;
end $$;
create trigger register_decisions after insert on decision referencing new table as added
  for each statement execute function register_decisions();

create function register_status() returns trigger language plpgsql as $$
declare
  types text[];
begin
  with changed as (
    update register_entry entry set suspended_at = status.suspended_at, revoked_at = status.revoked_at
    from present status
    where entry.decision = status.decision and (entry.suspended_at, entry.revoked_at) is distinct from (status.suspended_at, status.revoked_at)
    returning entry.type
  )
  select array_agg(distinct type) into types from changed;
  if types is not null then perform register_changed(types); end if;
  return null;
end $$;
create trigger register_status after update on decision_status referencing new table as present
  for each statement execute function register_status();

-- What was decided before there was a register.
select register_entries(array(select id from decision));
update register_entry entry set suspended_at = status.suspended_at, revoked_at = status.revoked_at
from decision_status status where status.decision = entry.decision;
select register_changed(array(select distinct type from register_entry));
