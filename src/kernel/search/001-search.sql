-- The search of the whole portal: documents as stems with weights, and the words that they hold.
create extension if not exists pg_trgm;

create table search_document (
  id text primary key,
  kind text not null,
  title jsonb not null,
  about jsonb not null,
  words text[] not null,
  path text not null,
  facets jsonb not null,
  tags text[] not null,
  rank real not null check (rank between 0 and 1),
  at timestamptz,
  analysis integer not null,
  stems tsvector not null
);
comment on column search_document.tags is 'The facets again, as name=value, to count them fast.';
comment on column search_document.rank is 'How useful by itself, whatever is asked: 0 to 1.';
comment on column search_document.analysis is 'By which version of the stemmers; earlier ones are done again.';
-- Documents that hold a stem.
create index search_document_stems on search_document using gin (stems);
-- Browsing one kind.
create index search_document_kind on search_document (kind);
-- Documents of an earlier analysis.
create index search_document_analysis on search_document (analysis);

create table search_word (
  surface text not null,
  lexeme text not null,
  key text not null,
  stem_key text not null,
  primary key (surface, lexeme)
);
comment on table search_word is 'Words as they stood in documents. A word stays when its document goes: it costs nothing.';
comment on column search_word.key is 'What the word sounds like, in ASCII: the same in every script, and readable by pg_trgm under any locale.';
-- Is there any document with a stem, or with one that sounds the same in another script?
create index search_word_lexeme on search_word (lexeme);
create index search_word_stem_key on search_word (stem_key);
-- Words that resemble a mistyped one.
create index search_word_trigrams on search_word using gin (key gin_trgm_ops);
