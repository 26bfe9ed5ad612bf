-- Further versions of Canada's questionnaire, as they were published, each added by a decision. Answers are scored by the questionnaire of their own version, so none ever changes or goes.
create table oversight_questionnaire (
  version text primary key check (version ~ '^\d{1,4}\.\d{1,4}\.\d{1,4}$'),
  source text not null,
  file bytea not null,
  hash text not null check (hash = encode(sha256(file), 'hex')),
  decision text not null,
  added_at timestamptz not null
);
create function oversight_questionnaire_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'A questionnaire by which answers are scored is never changed';
end $$;
create trigger oversight_questionnaire_is_kept before update or delete on oversight_questionnaire for each row execute function oversight_questionnaire_is_kept();
