-- The second factor beside a password: codes of an authenticator app, and printed recovery codes that stand in for them.

-- `secret` is sealed with a key that is not in the database; `step` is the last one whose code was taken.
CREATE TABLE app.totp (
  identity text PRIMARY KEY,
  secret text NOT NULL,
  confirmed timestamptz(3),
  step bigint NOT NULL,
  failed integer NOT NULL,
  "failedSince" timestamptz(3) NOT NULL
);

-- SHA-256 of each code that has not been used yet.
CREATE TABLE app.recovery_code (
  identity text NOT NULL,
  code text NOT NULL,
  PRIMARY KEY (identity, code)
);
