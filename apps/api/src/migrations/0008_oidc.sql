-- Accounts at sign-in services of administrations that people have linked to themselves.

CREATE TABLE app.oidc_account (
  issuer text NOT NULL,
  subject text NOT NULL,
  identity text NOT NULL,
  created timestamptz(3) NOT NULL,
  PRIMARY KEY (issuer, subject)
);
CREATE UNIQUE INDEX oidc_account_identity ON app.oidc_account (identity, issuer);
