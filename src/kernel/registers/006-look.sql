-- The box of a list looks for words anywhere in what is shown: by their threes of letters, so that a register of a hundred thousand answers at once.
create extension if not exists pg_trgm;
create index entry_look on entry using gin (look gin_trgm_ops);
