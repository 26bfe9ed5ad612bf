-- Months of which the journal states whom their tokens were served to: each once, when it is over.
create table served_month (
  month text primary key,
  entry bigint not null references journal_entry
);
