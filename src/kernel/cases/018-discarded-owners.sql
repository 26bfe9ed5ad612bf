-- Whose a draft was that was thrown away: they find it among their cases for a day, wherever they come from.
alter table draft_discarded
  add column person uuid not null generated always as ((draft ->> 'person')::uuid) stored,
  add column organisation uuid generated always as ((draft ->> 'organisation')::uuid) stored,
  add column body text generated always as (draft ->> 'body') stored;
create index draft_discarded_person on draft_discarded (person, discarded_at desc);
create index draft_discarded_organisation on draft_discarded (organisation, discarded_at desc) where organisation is not null;
create index draft_discarded_body on draft_discarded (body, discarded_at desc) where body is not null;
