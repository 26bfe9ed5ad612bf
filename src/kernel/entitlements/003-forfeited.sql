-- Lost for good, by a suspension or by what an annulment said of the periods between: no later decision of the case pays it. What is lost only because its decision was revoked is not.
alter table instalment add column forfeited boolean not null default false, add check (lost or not forfeited);
update instalment set forfeited = true from entitlement where entitlement.id = instalment.entitlement and lost and entitlement.ended_why is distinct from 'revoked';
