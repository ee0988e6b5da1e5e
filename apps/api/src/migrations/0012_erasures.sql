-- Which lines of the list of erasures this database knows: a restored one lacks those that came after the backup.
CREATE TABLE app.erasure (
  id text PRIMARY KEY
);
