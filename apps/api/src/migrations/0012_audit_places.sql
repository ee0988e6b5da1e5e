-- Networks go after thirty days: found without looking at the notes of a whole year every hour.
CREATE INDEX audit_place ON app.audit (at) WHERE place IS NOT NULL;
