-- A call of its own for each entry of a register: the number of the entry, which has one lot.
alter table call_lot add column of text;
create unique index call_lot_of on call_lot (procedure, of) where of is not null;
-- In which of them each application takes part.
create table call_entrant (
  "case" uuid primary key,
  procedure text not null,
  opens timestamptz not null,
  foreign key (procedure, opens) references call_lot
);
create index call_entrant_lot on call_entrant (procedure, opens);
