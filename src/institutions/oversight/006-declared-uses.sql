-- What bodies of the state have bought and use in their services is held against the register too: a gap may be a body's.
alter table oversight_gap drop constraint oversight_gap_kind_check, add check (kind in ('key', 'model', 'grant', 'purchase', 'service'));
alter table oversight_gap drop constraint oversight_gap_owner_check, add check (owner ~ '^((person|organisation):[0-9a-f-]{36}|body:[a-z][a-z0-9-]*)$');
alter table oversight_completeness drop constraint oversight_completeness_kind_check, add check (kind in ('key', 'model', 'grant', 'purchase', 'service'));
