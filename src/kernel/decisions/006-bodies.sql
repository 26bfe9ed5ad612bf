-- Decisions whose holder is a body.
alter table decision add column holder_body text;
create index decision_holder_body on decision (holder_body, decided_at desc) where holder_body is not null;
