-- The entry that tells what was reported before the portal, where it is no report of this one.
alter table technopark_report_figure add column entry text unique;
-- The sums of the reports of a period by region, kept by the database itself: the first to look after a report had them all counted anew, in a second and more for a large park.
create table technopark_figure_sum (
  period_to date not null,
  region text,
  period_from date not null,
  companies bigint not null check (companies > 0), evidenced bigint not null, earlier bigint not null,
  revenue bigint not null, contribution bigint not null, relief bigint not null, jobs bigint not null,
  most_revenue bigint not null, most_contribution bigint not null, most_relief bigint not null, most_jobs bigint not null,
  of_revenue bigint not null, of_contribution bigint not null, of_relief bigint not null, of_jobs bigint not null,
  unique nulls not distinct (period_to, region)
);
-- Sums these periods again from their reports: of two of one company, as after a renewal, the newest counts.
create function technopark_sum_again(periods date[]) returns void language plpgsql as $$
begin
  delete from technopark_figure_sum where period_to = any(periods);
  insert into technopark_figure_sum
    select period_to, region, min(period_from), count(*), count(*) filter (where evidenced), count(entry),
      coalesce(sum(revenue), 0), coalesce(sum(contribution), 0), coalesce(sum(relief), 0), coalesce(sum(jobs), 0),
      coalesce(max(revenue), 0), coalesce(max(contribution), 0), coalesce(max(relief), 0), coalesce(max(jobs), 0),
      count(*) filter (where revenue <> 0), count(*) filter (where contribution <> 0), count(*) filter (where relief <> 0), count(*) filter (where jobs <> 0)
    from (select distinct on (holder, period_to) * from technopark_report_figure where in_time and period_to = any(periods) order by holder, period_to, report desc) as figure group by period_to, region;
end $$;
create function technopark_sum_added() returns trigger language plpgsql as $$
declare
  again date[] := array(select distinct added.period_to from added where added.in_time and exists (
    select from technopark_report_figure twice where twice.holder = added.holder and twice.period_to = added.period_to and twice.in_time and twice.report <> added.report));
begin
  insert into technopark_figure_sum as kept
    select period_to, region, min(period_from), count(*), count(*) filter (where evidenced), count(entry),
      coalesce(sum(revenue), 0), coalesce(sum(contribution), 0), coalesce(sum(relief), 0), coalesce(sum(jobs), 0),
      coalesce(max(revenue), 0), coalesce(max(contribution), 0), coalesce(max(relief), 0), coalesce(max(jobs), 0),
      count(*) filter (where revenue <> 0), count(*) filter (where contribution <> 0), count(*) filter (where relief <> 0), count(*) filter (where jobs <> 0)
    from added as figure where in_time and period_to <> all(again) group by period_to, region
    on conflict (period_to, region) do update set
      period_from = least(kept.period_from, excluded.period_from), companies = kept.companies + excluded.companies, evidenced = kept.evidenced + excluded.evidenced, earlier = kept.earlier + excluded.earlier,
      revenue = kept.revenue + excluded.revenue, contribution = kept.contribution + excluded.contribution, relief = kept.relief + excluded.relief, jobs = kept.jobs + excluded.jobs,
      most_revenue = greatest(kept.most_revenue, excluded.most_revenue), most_contribution = greatest(kept.most_contribution, excluded.most_contribution),
      most_relief = greatest(kept.most_relief, excluded.most_relief), most_jobs = greatest(kept.most_jobs, excluded.most_jobs),
      of_revenue = kept.of_revenue + excluded.of_revenue, of_contribution = kept.of_contribution + excluded.of_contribution, of_relief = kept.of_relief + excluded.of_relief, of_jobs = kept.of_jobs + excluded.of_jobs;
  if cardinality(again) > 0 then perform technopark_sum_again(again); end if;
  return null;
end $$;
create function technopark_sum_gone() returns trigger language plpgsql as $$
begin
  if exists (select from gone) then
    perform technopark_sum_again(array(select distinct period_to from gone));
    -- Whoever remembers what was shown asks whether this number is another.
    update technopark_figures_kept set reports = reports + 1;
  end if;
  return null;
end $$;
-- What was reported before.
select technopark_sum_again(array(select distinct period_to from technopark_report_figure));
create trigger technopark_figures_summed after insert on technopark_report_figure referencing new table as added for each statement execute function technopark_sum_added();
create trigger technopark_figures_gone after delete on technopark_report_figure referencing old table as gone for each statement execute function technopark_sum_gone();
