-- What a tool may be told of somebody is what their page said when they opened it; of those who opened one before it is not known, and nothing is told until they open it again.
alter table lti_tool_user add column told text not null default 'nothing';
alter table lti_hint add column told text not null default 'nothing';
