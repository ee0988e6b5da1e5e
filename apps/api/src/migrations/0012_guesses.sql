-- How often somebody failed to prove who they are, counted by all nodes together. The key is a keyed hash of account and
-- address. Not logged: after a crash of the database the counts begin anew, and a flood of guesses costs no disk.
CREATE UNLOGGED TABLE app.guess (
  key text PRIMARY KEY,
  points integer NOT NULL,
  expire bigint
);
