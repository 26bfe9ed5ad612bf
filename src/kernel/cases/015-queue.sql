-- The region that an application names, for the queue: read from the log like the rest of the row.
alter table case_record add column region text;
comment on column case_record.region is 'Code of the region in the first answer that names one and is not personal.';
update case_record set region = (
  select region from (
    -- The latest answer to each question, or null where a correction closed it.
    select distinct on (place) place, nullif(case jsonb_typeof(answer) when 'object' then answer ->> 'region' else answer #>> '{}' end, '') as region
    from procedure_version version,
      jsonb_path_query(version.declaration::jsonb, '$.form[*].fields[*] ? ((@.kind == "region" || @.kind == "address") && !(@.personal == true))') with ordinality as form (field, place),
      case_action action, lateral (select coalesce(action.act -> 'corrections', action.act -> 'facts') -> (field ->> 'name') as answer) as given
    where version.hash = case_record.version and action.case_id = case_record.id and (answer is not null or action.act -> 'dropped' ? (field ->> 'name'))
    order by place, action.seq desc
  ) as said where region is not null order by place limit 1
) where exists (select from procedure_version version where version.hash = case_record.version and version.declaration::jsonb @? '$.form[*].fields[*] ? (@.kind == "region" || @.kind == "address")');
-- The queue of an office in its usual order, by the day that binds; and by when cases came in.
create index case_queue_binding on case_record (procedure, least(step_due_day, due_day), id) where closed_at is null;
create index case_queue_filed on case_record (procedure, filed_at, id);
-- The cases of one officer.
create index case_queue_assignee on case_record (assignee) where closed_at is null and assignee is not null;
-- What waits for somebody: open cases of a version in a step.
create index case_queue_waiting on case_record (version, step) where closed_at is null;
