-- Passkeys: public keys of authenticators, by the id of the credential; and challenges, each good once and for minutes.

CREATE TABLE app.passkey (
  id text PRIMARY KEY,
  identity text NOT NULL,
  "publicKey" text NOT NULL,
  counter bigint NOT NULL,
  transports text[] NOT NULL,
  name text NOT NULL,
  created timestamptz(3) NOT NULL,
  used timestamptz(3)
);
CREATE INDEX passkey_identity ON app.passkey (identity);

CREATE TABLE app.challenge (
  challenge text PRIMARY KEY,
  identity text,
  expires timestamptz(3) NOT NULL
);
