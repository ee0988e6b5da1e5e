-- One table a noun, as the registry of the domain describes it.

CREATE TABLE app."pact" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "name" text NOT NULL,
  "demo" boolean NOT NULL,
  "partnersAct" boolean NOT NULL,
  "foundedAt" timestamptz(3) NOT NULL,
  "factorFrom" timestamptz(3),
  "factorHolds" boolean NOT NULL,
  CONSTRAINT "pact_pkey" PRIMARY KEY ("pact", "id")
);
CREATE TABLE app."organisation" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "name" text NOT NULL,
  "kind" text NOT NULL,
  "ags" text,
  "lat" double precision,
  "lon" double precision,
  "inhabitants" bigint,
  "district" text,
  "phone" text,
  "mailDomain" text,
  CONSTRAINT "organisation_pkey" PRIMARY KEY ("pact", "id")
);
CREATE TABLE app."grant" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "person" text NOT NULL,
  "organisation" text NOT NULL,
  "role" text NOT NULL,
  "title" text,
  "emergency" text,
  "until" timestamptz(3),
  "revoked" boolean NOT NULL,
  "reason" text,
  CONSTRAINT "grant_pkey" PRIMARY KEY ("pact", "id")
);
CREATE INDEX "grant_person" ON app."grant"  ("pact", "person");
CREATE INDEX "grant_organisation" ON app."grant"  ("pact", "organisation");
CREATE TABLE app."invitation" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "organisation" text NOT NULL,
  "role" text NOT NULL,
  "title" text,
  "email" text,
  "link" text NOT NULL,
  "state" text NOT NULL,
  "until" timestamptz(3) NOT NULL,
  CONSTRAINT "invitation_pkey" PRIMARY KEY ("pact", "id")
);
CREATE INDEX "invitation_organisation" ON app."invitation"  ("pact", "organisation");
CREATE INDEX "invitation_link" ON app."invitation"  ("pact", "link");
CREATE TABLE app."recovery" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "organisation" text NOT NULL,
  "title" text,
  "state" text NOT NULL,
  "noter" text,
  "person" text,
  "note" text,
  "verifier" text,
  "verifierOf" text,
  "granter" text,
  "link" text,
  "until" timestamptz(3) NOT NULL,
  CONSTRAINT "recovery_pkey" PRIMARY KEY ("pact", "id")
);
CREATE INDEX "recovery_organisation" ON app."recovery"  ("pact", "organisation");
CREATE TABLE app."standIn" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "organisation" text NOT NULL,
  "person" text NOT NULL,
  "state" text NOT NULL,
  "grants" text[] NOT NULL,
  "until" timestamptz(3) NOT NULL,
  CONSTRAINT "standIn_pkey" PRIMARY KEY ("pact", "id")
);
CREATE TABLE app."shift" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "organisation" text NOT NULL,
  "window" jsonb NOT NULL,
  "title" text,
  "phone" text,
  "removed" boolean NOT NULL,
  CONSTRAINT "shift_pkey" PRIMARY KEY ("pact", "id")
);
CREATE INDEX "shift_organisation" ON app."shift"  ("pact", "organisation");
CREATE TABLE app."emergency" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "number" bigint NOT NULL,
  "victim" text NOT NULL,
  "exercise" text,
  "cause" text,
  "relapseOf" text,
  "kind" text NOT NULL,
  "severity" text NOT NULL,
  "phase" text NOT NULL,
  "phaseSince" timestamptz(3) NOT NULL,
  "openedAt" timestamptz(3) NOT NULL,
  "madeFor" jsonb,
  "callBack" text NOT NULL,
  "tlp" text NOT NULL,
  "awareAt" timestamptz(3),
  "personalData" text NOT NULL,
  "nextUpdateDue" timestamptz(3),
  "disasterBy" text,
  "disasterAt" timestamptz(3),
  CONSTRAINT "emergency_pkey" PRIMARY KEY ("pact", "id")
);
CREATE INDEX "emergency_victim" ON app."emergency"  ("pact", "victim");
CREATE INDEX "emergency_exercise" ON app."emergency"  ("pact", "exercise");
CREATE INDEX "emergency_cause" ON app."emergency"  ("pact", "cause");
CREATE TABLE app."alarm" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "to" text NOT NULL,
  "why" text NOT NULL,
  "emergency" text,
  "cause" text,
  "exercise" text,
  "state" text NOT NULL,
  "raisedAt" timestamptz(3) NOT NULL,
  "acknowledged" text[] NOT NULL,
  CONSTRAINT "alarm_pkey" PRIMARY KEY ("pact", "id")
);
CREATE INDEX "alarm_emergency" ON app."alarm"  ("pact", "emergency");
CREATE INDEX "alarm_cause" ON app."alarm"  ("pact", "cause");
CREATE INDEX "alarm_exercise" ON app."alarm"  ("pact", "exercise");
CREATE TABLE app."involvement" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "emergency" text NOT NULL,
  "organisation" text NOT NULL,
  "profile" text NOT NULL,
  "ended" boolean NOT NULL,
  CONSTRAINT "involvement_pkey" PRIMARY KEY ("pact", "id")
);
CREATE INDEX "involvement_emergency" ON app."involvement"  ("pact", "emergency");
CREATE INDEX "involvement_organisation" ON app."involvement"  ("pact", "organisation");
CREATE TABLE app."accessRequest" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "emergency" text NOT NULL,
  "victim" text NOT NULL,
  "organisation" text NOT NULL,
  "author" text NOT NULL,
  "madeFor" jsonb,
  "profile" text NOT NULL,
  "reason" text,
  "state" text NOT NULL,
  "askedAt" timestamptz(3) NOT NULL,
  "settledAt" timestamptz(3),
  "movedFor" jsonb,
  "answer" text,
  CONSTRAINT "accessRequest_pkey" PRIMARY KEY ("pact", "id")
);
CREATE INDEX "accessRequest_emergency" ON app."accessRequest"  ("pact", "emergency");
CREATE INDEX "accessRequest_organisation" ON app."accessRequest"  ("pact", "organisation");
CREATE TABLE app."report" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "emergency" text NOT NULL,
  "text" text,
  "tlp" text NOT NULL,
  "circle" jsonb NOT NULL,
  "organisation" text NOT NULL,
  "author" text NOT NULL,
  "madeFor" jsonb,
  "at" timestamptz(3) NOT NULL,
  CONSTRAINT "report_pkey" PRIMARY KEY ("pact", "id")
);
CREATE INDEX "report_emergency" ON app."report"  ("pact", "emergency");
CREATE TABLE app."membership" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "stage" text NOT NULL,
  "since" timestamptz(3) NOT NULL,
  "admittedFor" text,
  CONSTRAINT "membership_pkey" PRIMARY KEY ("pact", "id")
);
CREATE TABLE app."provider" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "cert" text,
  "state" text NOT NULL,
  "stateSince" timestamptz(3) NOT NULL,
  "cause" text,
  CONSTRAINT "provider_pkey" PRIMARY KEY ("pact", "id")
);
CREATE TABLE app."dependency" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "organisation" text NOT NULL,
  "provider" text NOT NULL,
  "applications" text[] NOT NULL,
  "ended" boolean NOT NULL,
  CONSTRAINT "dependency_pkey" PRIMARY KEY ("pact", "id")
);
CREATE INDEX "dependency_organisation" ON app."dependency"  ("pact", "organisation");
CREATE INDEX "dependency_provider" ON app."dependency"  ("pact", "provider");
CREATE TABLE app."cause" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "provider" text NOT NULL,
  "exercise" text,
  "failure" text NOT NULL,
  "text" text,
  "openedAt" timestamptz(3) NOT NULL,
  "endedAt" timestamptz(3),
  CONSTRAINT "cause_pkey" PRIMARY KEY ("pact", "id")
);
CREATE INDEX "cause_provider" ON app."cause"  ("pact", "provider");
CREATE INDEX "cause_exercise" ON app."cause"  ("pact", "exercise");
CREATE TABLE app."application" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "name" text NOT NULL,
  "services" text[] NOT NULL,
  CONSTRAINT "application_pkey" PRIMARY KEY ("pact", "id")
);
CREATE TABLE app."citizenService" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "name" text NOT NULL,
  "priority" bigint NOT NULL,
  CONSTRAINT "citizenService_pkey" PRIMARY KEY ("pact", "id")
);
CREATE TABLE app."contact" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "organisation" text NOT NULL,
  "title" text,
  "phone" text,
  "mail" text,
  "note" text,
  "removed" boolean NOT NULL,
  CONSTRAINT "contact_pkey" PRIMARY KEY ("pact", "id")
);
CREATE INDEX "contact_organisation" ON app."contact"  ("pact", "organisation");
CREATE TABLE app."exercise" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "name" text NOT NULL,
  "state" text NOT NULL,
  "startedAt" timestamptz(3) NOT NULL,
  "endedAt" timestamptz(3),
  "endedFor" text,
  CONSTRAINT "exercise_pkey" PRIMARY KEY ("pact", "id")
);
CREATE TABLE app."impact" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "emergency" text NOT NULL,
  "service" text NOT NULL,
  "state" text NOT NULL,
  "at" text,
  "place" text,
  "opening" text,
  "note" text,
  "since" timestamptz(3) NOT NULL,
  CONSTRAINT "impact_pkey" PRIMARY KEY ("pact", "id")
);
CREATE INDEX "impact_emergency" ON app."impact"  ("pact", "emergency");
CREATE INDEX "impact_service" ON app."impact"  ("pact", "service");
CREATE TABLE app."task" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "number" bigint NOT NULL,
  "emergency" text NOT NULL,
  "exercise" text,
  "title" text,
  "details" text,
  "dueAt" timestamptz(3),
  "state" text NOT NULL,
  "stateSince" timestamptz(3) NOT NULL,
  "reason" text,
  "tlp" text NOT NULL,
  "circle" jsonb NOT NULL,
  "assignee" text,
  "person" text,
  "organisation" text NOT NULL,
  "author" text NOT NULL,
  "madeFor" jsonb,
  CONSTRAINT "task_pkey" PRIMARY KEY ("pact", "id")
);
CREATE INDEX "task_emergency" ON app."task"  ("pact", "emergency");
CREATE INDEX "task_assignee" ON app."task"  ("pact", "assignee");
CREATE INDEX "task_person" ON app."task"  ("pact", "person");
CREATE TABLE app."comment" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "task" text NOT NULL,
  "emergency" text NOT NULL,
  "tlp" text NOT NULL,
  "circle" jsonb NOT NULL,
  "assignee" text,
  "person" text,
  "text" text,
  "organisation" text NOT NULL,
  "author" text NOT NULL,
  "madeFor" jsonb,
  "at" timestamptz(3) NOT NULL,
  CONSTRAINT "comment_pkey" PRIMARY KEY ("pact", "id")
);
CREATE INDEX "comment_task" ON app."comment"  ("pact", "task");
CREATE INDEX "comment_emergency" ON app."comment"  ("pact", "emergency");
CREATE TABLE app."decision" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "number" bigint NOT NULL,
  "emergency" text,
  "asking" text NOT NULL,
  "author" text NOT NULL,
  "madeFor" jsonb,
  "asked" text NOT NULL,
  "question" text,
  "options" text,
  "deadline" timestamptz(3) NOT NULL,
  "askedAt" timestamptz(3) NOT NULL,
  "state" text NOT NULL,
  "settledAt" timestamptz(3),
  "decidedBy" text,
  "movedFor" jsonb,
  "choice" bigint,
  "note" text,
  CONSTRAINT "decision_pkey" PRIMARY KEY ("pact", "id")
);
CREATE INDEX "decision_emergency" ON app."decision"  ("pact", "emergency");
CREATE INDEX "decision_asking" ON app."decision"  ("pact", "asking");
CREATE INDEX "decision_asked" ON app."decision"  ("pact", "asked");
CREATE TABLE app."callBack" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "emergency" text NOT NULL,
  "victim" text NOT NULL,
  "phone" text,
  "card" text,
  "person" text,
  "enrolledBy" text,
  "askedAt" timestamptz(3) NOT NULL,
  "state" text NOT NULL,
  "settledAt" timestamptz(3),
  "calledOn" text,
  "note" text,
  CONSTRAINT "callBack_pkey" PRIMARY KEY ("pact", "id")
);
CREATE INDEX "callBack_emergency" ON app."callBack"  ("pact", "emergency");
CREATE INDEX "callBack_victim" ON app."callBack"  ("pact", "victim");
CREATE TABLE app."card" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "organisation" text NOT NULL,
  "place" bigint NOT NULL,
  "code" text NOT NULL,
  "renews" text,
  "state" text NOT NULL,
  "issuedAt" timestamptz(3) NOT NULL,
  "until" timestamptz(3) NOT NULL,
  "endedAt" timestamptz(3),
  "emergency" text,
  CONSTRAINT "card_pkey" PRIMARY KEY ("pact", "id")
);
CREATE INDEX "card_organisation" ON app."card"  ("pact", "organisation");
CREATE INDEX "card_code" ON app."card"  ("pact", "code");
CREATE INDEX "card_emergency" ON app."card"  ("pact", "emergency");
CREATE TABLE app."offer" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "owner" text NOT NULL,
  "exercise" text,
  "copyOf" text,
  "kind" text NOT NULL,
  "title" text,
  "place" text,
  "units" bigint NOT NULL,
  "windows" jsonb NOT NULL,
  "reserve" bigint NOT NULL,
  "maxSlots" bigint,
  "skills" jsonb NOT NULL,
  "features" text[] NOT NULL,
  "modes" text[] NOT NULL,
  "maxKm" bigint,
  "dependsOn" text[] NOT NULL,
  "preconditions" jsonb NOT NULL,
  "contact" text,
  "state" text NOT NULL,
  "keepInPlan" boolean NOT NULL,
  CONSTRAINT "offer_pkey" PRIMARY KEY ("pact", "id")
);
CREATE INDEX "offer_owner" ON app."offer"  ("pact", "owner");
CREATE INDEX "offer_exercise" ON app."offer"  ("pact", "exercise");
CREATE INDEX "offer_copyOf" ON app."offer"  ("pact", "copyOf");
CREATE TABLE app."crew" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "owner" text NOT NULL,
  "persons" text[] NOT NULL,
  CONSTRAINT "crew_pkey" PRIMARY KEY ("pact", "id")
);
CREATE INDEX "crew_owner" ON app."crew"  ("pact", "owner");
CREATE TABLE app."absence" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "offer" text NOT NULL,
  "owner" text NOT NULL,
  "window" jsonb NOT NULL,
  "units" bigint NOT NULL,
  "ended" boolean NOT NULL,
  CONSTRAINT "absence_pkey" PRIMARY KEY ("pact", "id")
);
CREATE INDEX "absence_offer" ON app."absence"  ("pact", "offer");
CREATE INDEX "absence_owner" ON app."absence"  ("pact", "owner");
CREATE TABLE app."absenceReason" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "owner" text NOT NULL,
  "reason" text,
  CONSTRAINT "absenceReason_pkey" PRIMARY KEY ("pact", "id")
);
CREATE INDEX "absenceReason_owner" ON app."absenceReason"  ("pact", "owner");
CREATE TABLE app."load" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "held" jsonb NOT NULL,
  "tainted" bigint NOT NULL,
  CONSTRAINT "load_pkey" PRIMARY KEY ("pact", "id")
);
CREATE TABLE app."need" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "emergency" text NOT NULL,
  "victim" text NOT NULL,
  "exercise" text,
  "kind" text NOT NULL,
  "quantity" bigint NOT NULL,
  "skills" jsonb NOT NULL,
  "features" text[] NOT NULL,
  "mode" text NOT NULL,
  "window" jsonb NOT NULL,
  "priority" bigint NOT NULL,
  "service" text,
  "place" text,
  "maxKm" bigint,
  "note" text,
  "state" text NOT NULL,
  "reason" text,
  "openedAt" timestamptz(3) NOT NULL,
  "madeFor" jsonb,
  CONSTRAINT "need_pkey" PRIMARY KEY ("pact", "id")
);
CREATE INDEX "need_emergency" ON app."need"  ("pact", "emergency");
CREATE INDEX "need_victim" ON app."need"  ("pact", "victim");
CREATE INDEX "need_exercise" ON app."need"  ("pact", "exercise");
CREATE TABLE app."needNote" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "need" text NOT NULL,
  "emergency" text NOT NULL,
  "text" text,
  "tlp" text NOT NULL,
  "circle" jsonb NOT NULL,
  "organisation" text NOT NULL,
  "author" text NOT NULL,
  "madeFor" jsonb,
  "at" timestamptz(3) NOT NULL,
  CONSTRAINT "needNote_pkey" PRIMARY KEY ("pact", "id")
);
CREATE INDEX "needNote_need" ON app."needNote"  ("pact", "need");
CREATE INDEX "needNote_emergency" ON app."needNote"  ("pact", "emergency");
CREATE TABLE app."meter" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "emergency" text,
  "asked" bigint NOT NULL,
  "committed" bigint NOT NULL,
  "onDuty" bigint NOT NULL,
  "fulfilled" bigint NOT NULL,
  CONSTRAINT "meter_pkey" PRIMARY KEY ("pact", "id")
);
CREATE INDEX "meter_emergency" ON app."meter"  ("pact", "emergency");
CREATE TABLE app."commitment" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "need" text NOT NULL,
  "emergency" text NOT NULL,
  "offer" text NOT NULL,
  "lender" text NOT NULL,
  "victim" text NOT NULL,
  "exercise" text,
  "kind" text NOT NULL,
  "openedBy" text NOT NULL,
  "units" bigint NOT NULL,
  "window" jsonb NOT NULL,
  "mode" text NOT NULL,
  "expiresAt" timestamptz(3) NOT NULL,
  "message" text,
  "basis" jsonb,
  "state" text NOT NULL,
  "since" timestamptz(3) NOT NULL,
  "madeFor" jsonb,
  "movedFor" jsonb,
  "partOf" text,
  "reason" text,
  "answer" text,
  "despite" text,
  "servedFrom" bigint,
  "servedTo" bigint,
  "extension" jsonb,
  "equipmentReturn" text,
  "cleared" boolean NOT NULL,
  "overdue" boolean NOT NULL,
  CONSTRAINT "commitment_pkey" PRIMARY KEY ("pact", "id")
);
CREATE INDEX "commitment_need" ON app."commitment"  ("pact", "need");
CREATE INDEX "commitment_emergency" ON app."commitment"  ("pact", "emergency");
CREATE INDEX "commitment_offer" ON app."commitment"  ("pact", "offer");
CREATE INDEX "commitment_lender" ON app."commitment"  ("pact", "lender");
CREATE INDEX "commitment_victim" ON app."commitment"  ("pact", "victim");
CREATE INDEX "commitment_exercise" ON app."commitment"  ("pact", "exercise");
CREATE INDEX "commitment_partOf" ON app."commitment"  ("pact", "partOf");
CREATE TABLE app."precondition" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "commitment" text NOT NULL,
  "emergency" text NOT NULL,
  "lender" text NOT NULL,
  "victim" text NOT NULL,
  "code" text NOT NULL,
  "owner" text NOT NULL,
  "due" timestamptz(3),
  "state" text NOT NULL,
  "note" text,
  "waiver" text,
  CONSTRAINT "precondition_pkey" PRIMARY KEY ("pact", "id")
);
CREATE INDEX "precondition_commitment" ON app."precondition"  ("pact", "commitment");
CREATE INDEX "precondition_emergency" ON app."precondition"  ("pact", "emergency");
CREATE INDEX "precondition_lender" ON app."precondition"  ("pact", "lender");
CREATE INDEX "precondition_victim" ON app."precondition"  ("pact", "victim");
CREATE TABLE app."deployment" (
  "pact" text NOT NULL,
  "id" text NOT NULL,
  "audience" text[] NOT NULL,
  "seq" bigint NOT NULL,
  "commitment" text NOT NULL,
  "emergency" text NOT NULL,
  "lender" text NOT NULL,
  "victim" text NOT NULL,
  "exercise" text,
  "person" text,
  "name" text,
  "reportAt" timestamptz(3) NOT NULL,
  "until" timestamptz(3) NOT NULL,
  "place" text,
  "contact" text,
  "arrivedAt" timestamptz(3),
  "leftAt" timestamptz(3),
  "minutes" bigint,
  "cancelled" boolean NOT NULL,
  CONSTRAINT "deployment_pkey" PRIMARY KEY ("pact", "id")
);
CREATE INDEX "deployment_commitment" ON app."deployment"  ("pact", "commitment");
CREATE INDEX "deployment_emergency" ON app."deployment"  ("pact", "emergency");
CREATE INDEX "deployment_lender" ON app."deployment"  ("pact", "lender");
CREATE INDEX "deployment_victim" ON app."deployment"  ("pact", "victim");
CREATE INDEX "deployment_exercise" ON app."deployment"  ("pact", "exercise");
CREATE INDEX "deployment_person" ON app."deployment"  ("pact", "person");
