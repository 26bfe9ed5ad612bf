-- The secrets of keys are kept by the kernel, for whatever kind of key.
lock table model_key_secret in access exclusive mode;
insert into api_key_secret (hash, kind, key, last4, made_at, ends_at) select hash, 'language-model', key, last4, made_at, ends_at from model_key_secret;
drop table model_key_secret;
