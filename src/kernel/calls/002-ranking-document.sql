-- What was signed, as it was: anybody may have it and compute the ranking again. Batches from before have none.
alter table call_batch add column document jsonb;
