CREATE TABLE "access_entry" (
	"mailbox" uuid NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "access_entry_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"letter" uuid NOT NULL,
	"document" uuid,
	"act" text NOT NULL,
	"person" uuid NOT NULL,
	"session" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"rules" jsonb NOT NULL,
	"policy" text NOT NULL,
	CONSTRAINT "access_entry_mailbox_number_pk" PRIMARY KEY("mailbox","number"),
	CONSTRAINT "access_entry_once" UNIQUE NULLS NOT DISTINCT("mailbox","session","letter","document","act")
);
--> statement-breakpoint
ALTER TABLE "access_entry" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "delivery" (
	"mailbox" uuid NOT NULL,
	"sending" uuid NOT NULL,
	"outcome" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"rules" jsonb NOT NULL,
	CONSTRAINT "delivery_mailbox_sending_pk" PRIMARY KEY("mailbox","sending")
);
--> statement-breakpoint
ALTER TABLE "delivery" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "directory_entry" (
	"claim" text NOT NULL,
	"mailbox" uuid,
	CONSTRAINT "directory_entry_once" UNIQUE NULLS NOT DISTINCT("claim","mailbox")
);
--> statement-breakpoint
ALTER TABLE "directory_entry" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mailbox_address" (
	"claim" text PRIMARY KEY NOT NULL,
	"mailbox" uuid NOT NULL,
	"replaced_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "mailbox_address" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "idempotency_key" (
	"organisation" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"sending" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_key_organisation_key_pk" PRIMARY KEY("organisation","key")
);
--> statement-breakpoint
ALTER TABLE "idempotency_key" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "person" (
	"claim" text PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"first" text NOT NULL,
	"last" text NOT NULL,
	"password_hash" text
);
--> statement-breakpoint
ALTER TABLE "person" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "installation" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"root_key" text NOT NULL,
	CONSTRAINT "installation_only" CHECK ("installation"."only")
);
--> statement-breakpoint
ALTER TABLE "installation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "document" (
	"mailbox" uuid NOT NULL,
	"letter" uuid NOT NULL,
	"id" uuid NOT NULL,
	"scan" text NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"blob" uuid NOT NULL,
	"content" "bytea",
	CONSTRAINT "document_mailbox_letter_id_pk" PRIMARY KEY("mailbox","letter","id")
);
--> statement-breakpoint
ALTER TABLE "document" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "letter" (
	"mailbox" uuid NOT NULL,
	"id" uuid NOT NULL,
	"sending" uuid NOT NULL,
	"sender_organisation" text NOT NULL,
	"sender_name" text NOT NULL,
	"sender_kind" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"requires" text NOT NULL,
	"sensitivity" text NOT NULL,
	"asks_confirmation" boolean NOT NULL,
	"visible_at" timestamp (3) with time zone NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"confirmed_at" timestamp (3) with time zone,
	CONSTRAINT "letter_mailbox_id_pk" PRIMARY KEY("mailbox","id")
);
--> statement-breakpoint
ALTER TABLE "letter" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mailbox" (
	"mailbox" uuid PRIMARY KEY NOT NULL,
	"owner_person" uuid,
	"owner_organisation" text,
	"address" text NOT NULL,
	"life" jsonb NOT NULL,
	"visible" boolean NOT NULL,
	"events" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "mailbox" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mailbox_event" (
	"mailbox" uuid NOT NULL,
	"number" integer NOT NULL,
	"event" jsonb NOT NULL,
	CONSTRAINT "mailbox_event_mailbox_number_pk" PRIMARY KEY("mailbox","number")
);
--> statement-breakpoint
ALTER TABLE "mailbox_event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "organisation" (
	"organisation" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"may_use_national_id" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "organisation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "event_outbox" (
	"mailbox" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "event_outbox_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"sender" text NOT NULL,
	"event" jsonb NOT NULL,
	CONSTRAINT "event_outbox_mailbox_id_pk" PRIMARY KEY("mailbox","id")
);
--> statement-breakpoint
ALTER TABLE "event_outbox" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sender_event" (
	"organisation" text NOT NULL,
	"id" uuid NOT NULL,
	"position" integer,
	"event" jsonb NOT NULL,
	CONSTRAINT "sender_event_organisation_id_pk" PRIMARY KEY("organisation","id"),
	CONSTRAINT "sender_event_position" UNIQUE("organisation","position")
);
--> statement-breakpoint
ALTER TABLE "sender_event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sender_log" (
	"organisation" text PRIMARY KEY NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sender_log" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "delivery_outbox" (
	"organisation" text NOT NULL,
	"sending" uuid NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "delivery_outbox_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	CONSTRAINT "delivery_outbox_organisation_sending_pk" PRIMARY KEY("organisation","sending")
);
--> statement-breakpoint
ALTER TABLE "delivery_outbox" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sending" (
	"organisation" text NOT NULL,
	"id" uuid NOT NULL,
	"sender_name" text NOT NULL,
	"sender_kind" text NOT NULL,
	"letter" uuid NOT NULL,
	"recipient" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	"received" jsonb NOT NULL,
	"requires" text NOT NULL,
	"sensitivity" text NOT NULL,
	"asks_confirmation" boolean NOT NULL,
	"visible_at" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"state" jsonb NOT NULL,
	"lapses_at" timestamp (3) with time zone,
	CONSTRAINT "sending_organisation_id_pk" PRIMARY KEY("organisation","id")
);
--> statement-breakpoint
ALTER TABLE "sending" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sending_event" (
	"organisation" text NOT NULL,
	"sending" uuid NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "sending_event_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"event" jsonb NOT NULL,
	CONSTRAINT "sending_event_organisation_sending_number_pk" PRIMARY KEY("organisation","sending","number")
);
--> statement-breakpoint
ALTER TABLE "sending_event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "staged_file" (
	"organisation" text NOT NULL,
	"sending" uuid NOT NULL,
	"document" uuid NOT NULL,
	"attempt" uuid NOT NULL,
	"state" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"wrapped_key" "bytea",
	"content" "bytea",
	CONSTRAINT "staged_file_organisation_sending_document_attempt_pk" PRIMARY KEY("organisation","sending","document","attempt")
);
--> statement-breakpoint
ALTER TABLE "staged_file" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "guess" (
	"claim" text PRIMARY KEY NOT NULL,
	"wrong" integer,
	"since" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "guess" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "session" (
	"claim" text PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"person" uuid NOT NULL,
	"first" text NOT NULL,
	"last" text NOT NULL,
	"person_claim" text NOT NULL,
	"device" text NOT NULL,
	"proof" jsonb NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"last_use" timestamp (3) with time zone NOT NULL,
	"id_token" "bytea"
);
--> statement-breakpoint
ALTER TABLE "session" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_of_letter" FOREIGN KEY ("mailbox","letter") REFERENCES "public"."letter"("mailbox","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "idempotency_key_at" ON "idempotency_key" USING btree ("at");--> statement-breakpoint
CREATE INDEX "letter_newest_first" ON "letter" USING btree ("mailbox","visible_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "mailbox_owner_person" ON "mailbox" USING btree ("owner_person");--> statement-breakpoint
CREATE INDEX "mailbox_owner_organisation" ON "mailbox" USING btree ("owner_organisation");--> statement-breakpoint
CREATE INDEX "event_outbox_oldest_first" ON "event_outbox" USING btree ("mailbox","number");--> statement-breakpoint
CREATE INDEX "sender_event_unordered" ON "sender_event" USING btree ("organisation","id") WHERE position is null;--> statement-breakpoint
CREATE INDEX "delivery_outbox_oldest_first" ON "delivery_outbox" USING btree ("number");--> statement-breakpoint
CREATE INDEX "sending_lapses" ON "sending" USING btree ("lapses_at");--> statement-breakpoint
CREATE INDEX "staged_file_sweep" ON "staged_file" USING btree ("state","expires_at");--> statement-breakpoint
CREATE INDEX "session_last_use" ON "session" USING btree ("last_use");--> statement-breakpoint
CREATE POLICY "one_mailbox" ON "access_entry" AS PERMISSIVE FOR ALL TO "postkasse_app" USING (mailbox = nullif(current_setting('postkasse.mailbox', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "one_mailbox" ON "delivery" AS PERMISSIVE FOR ALL TO "postkasse_app" USING (mailbox = nullif(current_setting('postkasse.mailbox', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "one_claim" ON "directory_entry" AS PERMISSIVE FOR ALL TO "postkasse_app" USING (claim = nullif(current_setting('postkasse.claim', true), ''));--> statement-breakpoint
CREATE POLICY "seen_by_worker" ON "directory_entry" AS PERMISSIVE FOR SELECT TO "postkasse_worker" USING (true);--> statement-breakpoint
CREATE POLICY "one_claim" ON "mailbox_address" AS PERMISSIVE FOR ALL TO "postkasse_app" USING (claim = nullif(current_setting('postkasse.claim', true), ''));--> statement-breakpoint
CREATE POLICY "seen_by_worker" ON "mailbox_address" AS PERMISSIVE FOR SELECT TO "postkasse_worker" USING (true);--> statement-breakpoint
CREATE POLICY "one_organisation" ON "idempotency_key" AS PERMISSIVE FOR ALL TO "postkasse_app" USING (organisation = nullif(current_setting('postkasse.organisation', true), ''));--> statement-breakpoint
CREATE POLICY "seen_by_worker" ON "idempotency_key" AS PERMISSIVE FOR SELECT TO "postkasse_worker" USING (true);--> statement-breakpoint
CREATE POLICY "one_claim" ON "person" AS PERMISSIVE FOR ALL TO "postkasse_app" USING (claim = nullif(current_setting('postkasse.claim', true), ''));--> statement-breakpoint
CREATE POLICY "one_mailbox" ON "document" AS PERMISSIVE FOR ALL TO "postkasse_app" USING (mailbox = nullif(current_setting('postkasse.mailbox', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "one_mailbox" ON "letter" AS PERMISSIVE FOR ALL TO "postkasse_app" USING (mailbox = nullif(current_setting('postkasse.mailbox', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "one_mailbox" ON "mailbox" AS PERMISSIVE FOR ALL TO "postkasse_app" USING (mailbox = nullif(current_setting('postkasse.mailbox', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "seen_by_worker" ON "mailbox" AS PERMISSIVE FOR SELECT TO "postkasse_worker" USING (true);--> statement-breakpoint
CREATE POLICY "one_mailbox" ON "mailbox_event" AS PERMISSIVE FOR ALL TO "postkasse_app" USING (mailbox = nullif(current_setting('postkasse.mailbox', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "one_organisation" ON "organisation" AS PERMISSIVE FOR ALL TO "postkasse_app" USING (organisation = nullif(current_setting('postkasse.organisation', true), ''));--> statement-breakpoint
CREATE POLICY "one_mailbox" ON "event_outbox" AS PERMISSIVE FOR ALL TO "postkasse_app" USING (mailbox = nullif(current_setting('postkasse.mailbox', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "seen_by_worker" ON "event_outbox" AS PERMISSIVE FOR SELECT TO "postkasse_worker" USING (true);--> statement-breakpoint
CREATE POLICY "one_organisation" ON "sender_event" AS PERMISSIVE FOR ALL TO "postkasse_app" USING (organisation = nullif(current_setting('postkasse.organisation', true), ''));--> statement-breakpoint
CREATE POLICY "seen_by_worker" ON "sender_event" AS PERMISSIVE FOR SELECT TO "postkasse_worker" USING (true);--> statement-breakpoint
CREATE POLICY "one_organisation" ON "sender_log" AS PERMISSIVE FOR ALL TO "postkasse_app" USING (organisation = nullif(current_setting('postkasse.organisation', true), ''));--> statement-breakpoint
CREATE POLICY "one_organisation" ON "delivery_outbox" AS PERMISSIVE FOR ALL TO "postkasse_app" USING (organisation = nullif(current_setting('postkasse.organisation', true), ''));--> statement-breakpoint
CREATE POLICY "seen_by_worker" ON "delivery_outbox" AS PERMISSIVE FOR SELECT TO "postkasse_worker" USING (true);--> statement-breakpoint
CREATE POLICY "one_organisation" ON "sending" AS PERMISSIVE FOR ALL TO "postkasse_app" USING (organisation = nullif(current_setting('postkasse.organisation', true), ''));--> statement-breakpoint
CREATE POLICY "seen_by_worker" ON "sending" AS PERMISSIVE FOR SELECT TO "postkasse_worker" USING (true);--> statement-breakpoint
CREATE POLICY "one_organisation" ON "sending_event" AS PERMISSIVE FOR ALL TO "postkasse_app" USING (organisation = nullif(current_setting('postkasse.organisation', true), ''));--> statement-breakpoint
CREATE POLICY "one_organisation" ON "staged_file" AS PERMISSIVE FOR ALL TO "postkasse_app" USING (organisation = nullif(current_setting('postkasse.organisation', true), ''));--> statement-breakpoint
CREATE POLICY "seen_by_worker" ON "staged_file" AS PERMISSIVE FOR SELECT TO "postkasse_worker" USING (true);--> statement-breakpoint
CREATE POLICY "one_claim" ON "guess" AS PERMISSIVE FOR ALL TO "postkasse_app" USING (claim = nullif(current_setting('postkasse.claim', true), ''));--> statement-breakpoint
CREATE POLICY "one_claim" ON "session" AS PERMISSIVE FOR ALL TO "postkasse_app" USING (claim = nullif(current_setting('postkasse.claim', true), ''));--> statement-breakpoint
CREATE POLICY "seen_by_worker" ON "session" AS PERMISSIVE FOR SELECT TO "postkasse_worker" USING (true);