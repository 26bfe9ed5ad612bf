-- Entries that say the same in the same state are counted as one kind: a short number stands for what they say, so that counts do not compare lists of words.
alter table listed_entry add column kind bigint generated always as (hash_array_extended(says || state, 0)) stored;
