-- Test keys: what they call is never billed, and small limits bind all those of a company together.
alter table model_key add column test boolean not null default false;

-- A key is a test key or a paid one for good: else what was free could become owed, or what is owed free.
create function model_key_keeps_its_kind() returns trigger language plpgsql as $$
begin
  if new.test is distinct from old.test then raise exception 'A key stays a test key, or a paid one, for good'; end if;
  return new;
end $$;
create trigger model_key_keeps_its_kind before update of test on model_key for each row execute function model_key_keeps_its_kind();

-- What a company used by test keys: for its limits, its bills and its pages.
create index model_key_test on model_key (organisation) where test;
