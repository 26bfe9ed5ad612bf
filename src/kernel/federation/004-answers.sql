-- Since when a peer gives no answer about an item that its log names: neither that it is there, nor that it is not.
alter table federation_received add column unanswered_since timestamptz;

-- What it does not serve, by when this portal saw that first.
create index federation_received_missing on federation_received (missing_since desc) where missing_since is not null;

-- A log may show less than it signed before.
alter table federation_followed drop constraint federation_followed_state_check;
alter table federation_followed add constraint federation_followed_state_check check (state in ('follows', 'behind', 'unreachable', 'unsigned', 'unreadable', 'split'));
