-- Cases by what their filing names, such as an entry that people ask about.
create index case_action_filed on case_action using gin ((act -> 'facts') jsonb_path_ops) where seq = 0;
