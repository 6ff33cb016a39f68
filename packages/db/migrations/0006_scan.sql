-- Accepted sendings that wait for the malware scan (TRUST-7).
CREATE TABLE "scan_outbox" (
	"organisation" text NOT NULL,
	"sending" uuid NOT NULL,
	"tries" integer NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "scan_outbox_organisation_sending_pk" PRIMARY KEY("organisation","sending")
);
--> statement-breakpoint
ALTER TABLE "scan_outbox" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "scan_outbox_by_turn" ON "scan_outbox" USING btree ("due_at");--> statement-breakpoint
CREATE POLICY "one_organisation" ON "scan_outbox" AS PERMISSIVE FOR ALL TO "postkasse_app" USING (organisation = nullif(current_setting('postkasse.organisation', true), ''));--> statement-breakpoint
CREATE POLICY "seen_by_worker" ON "scan_outbox" AS PERMISSIVE FOR SELECT TO "postkasse_worker" USING (true);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ("tries", "due_at"), DELETE ON "scan_outbox" TO "postkasse_app";--> statement-breakpoint
GRANT SELECT ("organisation", "sending", "due_at") ON "scan_outbox" TO "postkasse_worker";--> statement-breakpoint
-- A refused sending now says why. Until today there was one reason: the mailbox took no mail (LIFE-1).
UPDATE "sender_event" SET "event" = "event" || '{"reason": {"_tag": "MailboxTakesNoMail"}}'::jsonb
WHERE "event" ->> '_tag' = 'Refused' AND "event" -> 'reason' IS NULL;--> statement-breakpoint
UPDATE "event_outbox" SET "event" = "event" || '{"reason": {"_tag": "MailboxTakesNoMail"}}'::jsonb
WHERE "event" ->> '_tag' = 'Refused' AND "event" -> 'reason' IS NULL;
