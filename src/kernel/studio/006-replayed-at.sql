-- When past cases were replayed: what came of it is of that day, and can be asked for anew.
alter table studio_replay add column done_at timestamptz;
