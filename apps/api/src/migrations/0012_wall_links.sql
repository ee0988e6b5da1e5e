-- Who made a link that is for something else than the own account; the audit says so when it is used.
ALTER TABLE app.link ADD COLUMN actor text;
