-- The entry of the register of AI systems for which a key calls: what is ordered about that system binds the key at once.
alter table model_key add column system text;
create index model_key_system on model_key (system) where system is not null and revoked_at is null;
