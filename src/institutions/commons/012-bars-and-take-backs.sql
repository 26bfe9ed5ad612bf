-- What set a bar: the owner's own act, or grants that were taken back. Only the latter is over when the office keeps those grants. Bars from before
-- are lifted by their owners alone.
alter table dataset_bar add column own boolean not null default true;
-- Ids of the decisions that were taken back and are not decided yet.
alter table dataset_bar add column taken text[] not null default '{}';
