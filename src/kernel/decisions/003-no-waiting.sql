-- Acts that decide no longer wait for each other: not for a number, and not for the count of the register's changes.

-- Numbers that are ready to be given. An act that takes one locks that row alone, so that acts do not wait for each other, and
-- the number is ready again when the act is rolled back: in the end there are no gaps.
create table decision_number (
  prefix text not null,
  year integer not null,
  number integer not null,
  primary key (prefix, year, number)
);
-- A register begins with none ready.
alter table decision_register drop constraint decision_register_last_check, add check (last >= 0);
comment on column decision_register.last is 'The last number that was made ready; its row is locked only while more are made.';

-- A record is some 30 kB of text that repeats itself. PostgreSQL's own compression takes milliseconds for it; lz4, where the
-- server has it, a tenth of one.
do $$
begin
  alter table decision alter column record set compression lz4;
exception when feature_not_supported or invalid_parameter_value then null;
end $$;

-- A register's count of changes is the sum of its parts; an act changes the part of its own connection.
alter table register_version add column part integer not null default 0, drop constraint register_version_pkey,
  add primary key (type, part);

create or replace function register_changed(types text[]) returns void language sql as $$
  insert into register_version (type, part, version) select type, pg_backend_pid() % 64, 1 from unnest(types) type order by type
  on conflict (type, part) do update set version = register_version.version + 1
$$;

-- As before, but each record is read once.
create or replace function register_entries(decisions uuid[]) returns void language sql as $$
  with read as materialized (
    select id, number, organisation_bin, record::jsonb as record from decision where id = any (decisions) and organisation_bin is not null
  ), entry as materialized (
    select id, number, organisation_bin, record ->> 'credentialType' as type, record #>> '{holder,organisation,name}' as name,
      coalesce(record -> 'claims', '{}') as claims, record ->> 'validFrom' as valid_from, record ->> 'validUntil' as valid_until
    from read where record ? 'credentialType'
  )
  insert into register_entry (decision, number, type, bin, name, claims, valid_from, valid_until, search)
  select id, number, type, organisation_bin, name, claims, valid_from::date, valid_until::date,
    lower(concat_ws(' ', number, organisation_bin, name, (select string_agg(claim.value, ' ') from jsonb_each_text(claims) claim)))
  from entry
$$;
