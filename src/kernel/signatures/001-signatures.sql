-- Signatures: certificates of the portal's own authority, and the evidence of every signature that was accepted.

create table signing_certificate (
  id uuid primary key,
  -- 32 hex digits, as in the certificate.
  serial text not null unique check (serial ~ '^[0-9a-f]{32}$'),
  person uuid not null,
  name text not null,
  role text not null check (role in ('person', 'head', 'sign', 'finance', 'employee')),
  bin text check (bin ~ '^[0-9]{12}$'),
  organisation text,
  der bytea not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_for text check (revoked_for in ('superseded', 'key compromise', 'affiliation changed', 'cessation')),
  -- The private key under the person's PIN; null when the person keeps the key.
  sealed_key bytea,
  wrong_pins smallint not null default 0,
  check ((revoked_at is null) = (revoked_for is null)),
  check ((role = 'person') = (bin is null)),
  check ((bin is null) = (organisation is null))
);
-- What a person can sign with; what a new certificate replaces.
create index signing_certificate_person on signing_certificate (person);
-- The revocation list.
create index signing_certificate_revoked on signing_certificate (revoked_at) where revoked_at is not null;

create table signature (
  id uuid primary key,
  provider text not null,
  -- SHA-256 of what was signed, in hex.
  document_hash text not null check (document_hash ~ '^[0-9a-f]{64}$'),
  -- The very bytes that were signed, so that anyone who may see them can verify the signature again.
  document bytea not null,
  cms bytea not null,
  -- PEM of the signer's certificate.
  certificate text not null,
  -- Who signed, as the certificate says.
  signer jsonb not null,
  signed_at timestamptz,
  revocation jsonb not null,
  recorded_at timestamptz not null
);
-- Who signed a document.
create index signature_document on signature (document_hash);
