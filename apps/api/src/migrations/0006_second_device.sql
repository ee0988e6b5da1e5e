-- One-time links that sign a person in on a second device belong to that person.
ALTER TABLE app.link ADD COLUMN identity text;
