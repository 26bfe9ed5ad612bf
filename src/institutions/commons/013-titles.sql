-- How an owner called a dataset of which nothing else was said yet.
alter table dataset add column titles jsonb;
