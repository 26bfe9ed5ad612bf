-- Which body's seal a decision bears. What was decided before bodies had seals of their own bears that of the programme: null.
alter table decision add column issuer text;
-- The newest credential of each issuer: asked at each start, so that no other keys take the place of those that sealed it.
create index decision_issuer on decision (issuer, id) where credential is not null;

-- The registers in which each body issues or ever issued: what its key is believed for, also when a register has passed to another body.
create table issuing_body (
  body text not null,
  register text not null,
  since timestamptz not null,
  primary key (body, register)
);
