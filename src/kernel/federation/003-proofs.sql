-- A cosignature says a moment near to that at which it came; one beyond the calendar is none, and no page could show it.
delete from cosignature where seconds not between 0 and 253402300799;
alter table cosignature add check (seconds between 0 and 253402300799);
