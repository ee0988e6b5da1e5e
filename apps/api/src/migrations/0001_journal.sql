-- The journal: numbered without gaps a pact, append-only by the database itself, readable and extendable by the app,
-- owned by someone else (an owner could switch its triggers off).

CREATE TABLE app.journal (
  pact text NOT NULL,
  seq bigint NOT NULL,
  batch bigint NOT NULL,
  at timestamptz(3) NOT NULL,
  entered timestamptz(3) NOT NULL,
  person text NOT NULL,
  noun text NOT NULL,
  id text NOT NULL,
  emergency text,
  type text NOT NULL,
  audience text[] NOT NULL,
  was text[],
  who text[],
  body text NOT NULL,
  salt text NOT NULL,
  previous text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (pact, seq)
);
CREATE INDEX journal_row ON app.journal (pact, noun, id, seq);
CREATE INDEX journal_emergency ON app.journal (pact, emergency, seq);

-- Free text and personal values of entries. A row may go (erasure), never change.
CREATE TABLE app.journal_text (
  pact text NOT NULL,
  seq bigint NOT NULL,
  field text NOT NULL,
  salt text NOT NULL,
  text text NOT NULL,
  PRIMARY KEY (pact, seq, field)
);

-- The last number and hash of each pact.
CREATE TABLE app.journal_tip (
  pact text PRIMARY KEY,
  seq bigint NOT NULL,
  hash text NOT NULL,
  entered timestamptz(3) NOT NULL
);

-- A command's key, a keyed digest of what was asked, and its answer as a range of entry numbers.
CREATE TABLE app.command (
  pact text NOT NULL,
  actor text NOT NULL,
  key text NOT NULL,
  digest text NOT NULL,
  first bigint NOT NULL,
  last bigint NOT NULL,
  entered timestamptz(3) NOT NULL,
  PRIMARY KEY (pact, actor, key)
);
CREATE INDEX command_age ON app.command (pact, entered);

-- What must happen by itself: one timer a row, written with the command that needs it.
CREATE TABLE app.timer (
  pact text NOT NULL,
  noun text NOT NULL,
  id text NOT NULL,
  due timestamptz(3) NOT NULL,
  command text NOT NULL,
  PRIMARY KEY (pact, noun, id)
);
CREATE INDEX timer_due ON app.timer (pact, due);

CREATE FUNCTION app.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the journal is append-only: % of % refused', TG_OP, TG_TABLE_NAME;
END
$$;
CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON app.journal
  FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER journal_text_unchanged BEFORE UPDATE OR TRUNCATE ON app.journal_text
  FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

-- People of the installation; what they may do in a pact are grants of that pact.
CREATE TABLE app.identity (
  id text PRIMARY KEY,
  email text NOT NULL UNIQUE,
  password text NOT NULL,
  created timestamptz(3) NOT NULL
);
CREATE TABLE app.session (
  token text PRIMARY KEY,
  identity text NOT NULL,
  created timestamptz(3) NOT NULL,
  seen timestamptz(3) NOT NULL,
  expires timestamptz(3) NOT NULL
);
CREATE INDEX session_identity ON app.session (identity);
CREATE INDEX session_expires ON app.session (expires);
