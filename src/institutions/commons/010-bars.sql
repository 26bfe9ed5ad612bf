-- Organisations to which an owner lends a dataset no more, until the owner says otherwise. `before`: the decisions that stood by then,
-- which are ended by their own procedure; a grant that is decided later lends nothing while the bar stands.
create table dataset_bar (
  dataset uuid not null references dataset on delete cascade,
  bin text not null,
  reason text not null,
  before text[] not null,
  at timestamptz not null,
  primary key (dataset, bin)
);
