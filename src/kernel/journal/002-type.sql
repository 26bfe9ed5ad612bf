-- The published entries of one type, newest first, and which types there are.
create index journal_entry_type on journal_entry (type, leaf_index desc) where leaf_index is not null;
