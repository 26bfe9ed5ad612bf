-- A body can be paid as people and organisations are.
alter table entitlement add column body text, drop constraint entitlement_check, add constraint entitlement_party check (num_nonnulls(organisation, person, body) = 1);
create index entitlement_body on entitlement (body) where body is not null;
