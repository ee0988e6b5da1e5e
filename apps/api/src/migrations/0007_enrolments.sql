-- Browsers with which someone may declare an emergency without a session; `token` is the hash of what the browser keeps.

CREATE TABLE app.enrolment (
  pact text NOT NULL,
  id text NOT NULL,
  identity text NOT NULL,
  organisation text NOT NULL,
  token text NOT NULL,
  name text NOT NULL,
  created timestamptz(3) NOT NULL,
  expires timestamptz(3) NOT NULL,
  PRIMARY KEY (pact, id)
);
CREATE INDEX enrolment_identity ON app.enrolment (identity);
CREATE INDEX enrolment_token ON app.enrolment (token);
