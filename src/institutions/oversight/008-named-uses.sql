-- Of what is registered: told to use a system that is neither the body's own nor of the supplier that it names.
alter table oversight_completeness add column unconfirmed integer not null default 0, add check (unconfirmed between 0 and registered);
