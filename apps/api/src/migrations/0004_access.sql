-- Getting in: the first operator's link, and sessions that people can tell apart and end.

ALTER TABLE app.identity ADD COLUMN operator boolean NOT NULL DEFAULT false;

-- One-time links of the installation itself; only the SHA-256 of a token is kept.
CREATE TABLE app.link (
  token text PRIMARY KEY,
  purpose text NOT NULL,
  expires timestamptz(3) NOT NULL
);

-- Sessions from before say too little about themselves.
DELETE FROM app.session;
ALTER TABLE app.session
  ADD COLUMN id text NOT NULL UNIQUE,
  ADD COLUMN browser text NOT NULL,
  ADD COLUMN strange boolean NOT NULL,
  ADD COLUMN proven timestamptz(3) NOT NULL;

-- Browsers that a person has signed in with before: the SHA-256 of a token that each of them keeps.
CREATE TABLE app.device (
  identity text NOT NULL,
  token text NOT NULL,
  seen timestamptz(3) NOT NULL,
  PRIMARY KEY (identity, token)
);
