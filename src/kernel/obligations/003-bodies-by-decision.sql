-- A duty that follows a decision, or an act of a case, falls on a body as well: on that which holds the decision, or on that of an office which the declaration names.
-- The row of what a body owes by the declaration itself follows neither.
do $$
declare name text;
begin
  for name in select conname from pg_constraint where conrelid = 'duty'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%num_nonnulls(decision, case_id, body)%'
  loop execute format('alter table duty drop constraint %I', name); end loop;
end $$;
alter table duty
  add check (num_nonnulls(decision, case_id) <= 1),
  add check (body is not null or decision is not null or case_id is not null);
drop index duty_body;
create unique index duty_body on duty (procedure, kind, body) where body is not null and decision is null and case_id is null and ended_on is null;
