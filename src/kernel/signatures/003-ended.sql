-- Of a certificate whose owner's account is closed the serial number and the dates remain, for the revocation list; the certificate,
-- which names its owner, goes.
alter table signing_certificate alter column der drop not null;
alter table signing_certificate add check (der is not null or revoked_at is not null);
-- Certificates for organisations that still sign: whether the right behind them has ended is asked by the worker.
create index signing_certificate_organisation on signing_certificate (person) where bin is not null and revoked_at is null;
