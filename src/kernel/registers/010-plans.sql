-- The plan of this function is kept while many entries are written at once. Made when few words were known, it would compare each word of each entry with all of them:
-- whatever the statistics say, words are looked up one by one.
alter function keep_listed_entry() set enable_seqscan = off;
alter function keep_listed_entry() set enable_hashjoin = off;
alter function keep_listed_entry() set enable_mergejoin = off;
