-- Where an entry said that it is held when the holder was last told: who was told otherwise than it says now is written to.
alter table allocation add column told_where text;
