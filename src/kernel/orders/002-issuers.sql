-- Each order stands in the name of its issuer, and is lifted by that issuer or by those whom it names. Several stand on one subject.
alter table suspension add column issuer text, add column also_lifted_by text[] not null default '{}';

-- Until now an order did not say in which office it was given. A company's and the system's do; else it is the office that the person held
-- then. Owners withdrew datasets in their own name. What cannot be told is the administrators', who could give every order.
update suspension set issuer = case
  when ordered_by ~ ' for organisation:' then regexp_replace(ordered_by, '^.* for ', '')
  when ordered_by ~ '^system:' then ordered_by
  when exists (
    select from role_assignment where 'person:' || person = ordered_by and role = 'administrator' and began_at <= ordered_at and (ends_at is null or ends_at > ordered_at)
  ) then 'role:administrator'
  when subject ~ '^dataset:' then ordered_by
  else coalesce((
    select 'role:' || min(role) from role_assignment where 'person:' || person = ordered_by and began_at <= ordered_at and (ends_at is null or ends_at > ordered_at)
  ), 'role:administrator')
end;
alter table suspension alter column issuer set not null, add check (issuer ~ '^(role|organisation|person|system):.+');

drop index suspension_standing;
-- One standing order of each issuer on a subject; those of a subject are asked at every door.
create unique index suspension_standing on suspension (subject, issuer) where lifted_at is null;
