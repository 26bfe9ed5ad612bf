-- The last day on which a decision can be appealed, as its record says: asked each time that somebody opens their cabinet, for which no record is read.
alter table decision add column appeal_until text generated always as (record::jsonb #>> '{appeal,until}') stored;
