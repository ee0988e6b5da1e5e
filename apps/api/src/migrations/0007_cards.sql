-- Devices of people without an account, such as that of an emergency card, are not signed out for being idle.

ALTER TABLE app.session ADD COLUMN lasting boolean NOT NULL DEFAULT false;
