-- An account is opened by a letter to its address, so a link may belong to nobody yet; and a letter opens a session.

alter table one_time_link
  alter column person drop not null,
  drop constraint one_time_link_purpose_check,
  add constraint one_time_link_purpose_check check (purpose in ('password', 'email', 'registration')),
  add check ((purpose = 'registration') = (person is null));

alter table session
  drop constraint session_method_check,
  add constraint session_method_check check (method in ('password', 'passkey', 'oidc', 'signature', 'registration', 'letter'));
