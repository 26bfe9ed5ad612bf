-- The figures of each report that was made, so that the park's and a company's own figures are sums of rows: all can be read again from the reports.
create table technopark_report_figure (
  report uuid primary key,
  holder text not null check (holder <> ''),
  period_from date not null,
  period_to date not null check (period_to >= period_from),
  -- The code of a region; absent where the report names none.
  region text,
  -- In the smaller unit of the currency; absent where the report does not tell it, or nothing is assessed.
  revenue bigint,
  contribution bigint,
  relief bigint check (relief >= 0),
  jobs integer check (jobs >= 0),
  -- A document stands behind what is declared.
  evidenced boolean not null
);
-- A company's own, by period.
create index technopark_report_figure_holder on technopark_report_figure (holder, period_from);
-- The park's, by period and region: everything that is summed stands in the index.
create index technopark_report_figure_period on technopark_report_figure (period_to, region) include (period_from, revenue, contribution, relief, jobs, evidenced);
