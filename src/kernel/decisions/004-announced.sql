-- As before, and every process that keeps something of a register in memory is told, once the act has committed.
create or replace function register_changed(types text[]) returns void language sql as $$
  insert into register_version (type, part, version) select type, pg_backend_pid() % 64, 1 from unnest(types) type order by type
  on conflict (type, part) do update set version = register_version.version + 1;
  select pg_notify('register', type) from unnest(types) type
$$;
