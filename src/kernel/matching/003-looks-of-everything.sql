-- Looks at cards stand among all looks at what is known of a person.
insert into data_look (whose, kind, thing, about, seen_as, person, fields, on_day, at, journal_ids)
  select e.owner, 'card', l.entry, l.about, 'organisation:' || l.organisation, l.person, '{}', l.on_day, l.at, case when l.journal_id is null then '{}' else array[l.journal_id] end
  from look l join entry e on e.number = l.entry where e.owner_kind = 'person' and e.owner is not null order by l.id;
drop table look;
