-- How many figures of reports there are, kept by the database itself: whoever remembers sums of them asks on each look whether another came, and counting all anew took longer than the page.
create table technopark_figures_kept (
  only_row boolean primary key default true check (only_row),
  reports bigint not null check (reports >= 0)
);
insert into technopark_figures_kept (reports) select count(*) from technopark_report_figure;
create function technopark_count_figures() returns trigger language plpgsql as $$
begin
  update technopark_figures_kept set reports = reports + (select count(*) from added);
  return null;
end $$;
create trigger technopark_figures_counted after insert on technopark_report_figure referencing new table as added for each statement execute function technopark_count_figures();
