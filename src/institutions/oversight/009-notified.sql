-- When the notification of a large training was told to the desk; a row may be found notified already.
alter table oversight_notice add column notified_at timestamptz check (notified_at is null or ended_at is not null);
