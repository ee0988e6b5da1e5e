-- Plans beside the journal: what the matcher proposed on which basis. A version is never changed, so that any past moment can
-- be shown from storage.

-- Each leader of planning takes the next term; whoever holds an older one writes nothing any more.
CREATE SEQUENCE app.plan_term;
GRANT USAGE, SELECT ON SEQUENCE app.plan_term TO beistand_app;

CREATE TABLE app.plan (
  pact text NOT NULL,
  -- An exercise, or '' for reality.
  world text NOT NULL,
  version bigint NOT NULL,
  term bigint NOT NULL,
  -- The entry and the half day that it was computed from; the plan before is always version - 1.
  seq bigint NOT NULL,
  half_day integer NOT NULL,
  made timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  -- Loans that the matcher plans as help of their own.
  apart text[] NOT NULL,
  -- What changed since the version before, and now and then the whole of it.
  change jsonb NOT NULL,
  whole jsonb,
  PRIMARY KEY (pact, world, version)
);
CREATE INDEX plan_whole ON app.plan (pact, world, version) WHERE whole IS NOT NULL;
CREATE INDEX plan_made ON app.plan (pact, world, seq);
