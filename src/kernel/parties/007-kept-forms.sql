-- Forms that came when the session had ended: kept for an hour for the person whose session it was, sealed with a key that their browser alone has.
create table kept_form (
  secret_hash text primary key,
  person uuid not null references person,
  sealed text not null check (length(sealed) <= 1000000),
  expires_at timestamptz not null
);
create index kept_form_person on kept_form (person, expires_at);
create index kept_form_expires on kept_form (expires_at);
