-- What happened around access: sign-ins, failures, cards, exports. No secrets; `place` is a shortened network.
CREATE TABLE app.audit (
  id text PRIMARY KEY,
  at timestamptz(3) NOT NULL,
  kind text NOT NULL,
  person text,
  actor text,
  pact text,
  organisation text,
  about text NOT NULL,
  place text,
  count integer NOT NULL
);
CREATE INDEX audit_person ON app.audit (person, at);
CREATE INDEX audit_pact ON app.audit (pact, at);
CREATE INDEX audit_at ON app.audit (at);

-- Notices that a person has put away.
CREATE TABLE app.audit_read (
  identity text NOT NULL,
  note text NOT NULL,
  PRIMARY KEY (identity, note)
);
