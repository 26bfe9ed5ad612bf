-- The entry of a register that an application concerns, under the id that the register has for it.
alter table draft add column subject text;
