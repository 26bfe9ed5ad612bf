-- Made before the figures of its period were published: what comes later is in none, or the difference of two editions would tell of one company.
alter table technopark_report_figure add column in_time boolean not null default true;
