-- A cosignature says a moment near to that at which it came; one beyond the calendar is none, and no page could show it.
delete from cosignature where seconds not between 0 and 253402300799;
alter table cosignature add check (seconds between 0 and 253402300799);

-- The right edge of the tree at the end of a full bundle, hash after hash, so that an earlier root needs one bundle only. None in the last, partial one, nor in those from before.
alter table federation_bundle add column edge bytea;

-- What leads from the tree that was verified to that of the note, where that reaches further: the hashes of a consistency proof, one after another.
alter table federation_followed add column ahead bytea not null default '';

-- Why the two notes contradict each other, as JSON; those from before have one size and two roots. A key is what signs two histories, not the name of a log, which the next key keeps.
alter table federation_fork add column proof text;
alter table federation_fork drop constraint federation_fork_origin_size_root_key;
alter table federation_fork add unique (key, size, root);

-- Checkpoints that others saw and that reach further than what was verified here: of each teller and log the smallest, until it can be compared.
drop table federation_sighting;
create table federation_sighting (
  key text not null,
  came_from text not null,
  size bigint not null,
  note text not null,
  at timestamptz not null,
  primary key (key, came_from)
);
