-- What a draft says is not guessed from the public journal: a hash there is made with this.
alter table studio_draft add column salt uuid not null default gen_random_uuid();
-- The version of the text of the act beside the draft: what is written names the one that its author read.
alter table studio_draft add column law_number integer not null default 0;
