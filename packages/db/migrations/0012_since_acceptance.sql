-- How long the oldest has waited for the scan is counted from its acceptance, since its turn moves. An older server that still runs tells none.
ALTER TABLE "scan_outbox" ADD COLUMN "accepted_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
UPDATE "scan_outbox" SET "accepted_at" = ("sending"."state" ->> 'at')::timestamptz FROM "sending"
WHERE "sending"."organisation" = "scan_outbox"."organisation" AND "sending"."id" = "scan_outbox"."sending" AND "sending"."state" ->> '_tag' = 'Accepted';--> statement-breakpoint
CREATE INDEX "scan_outbox_oldest_first" ON "scan_outbox" USING btree ("accepted_at");--> statement-breakpoint
GRANT SELECT ("accepted_at") ON "scan_outbox" TO "postkasse_worker";--> statement-breakpoint
-- Whoever looks for events that have no position yet sees which has waited longest, however many do.
CREATE INDEX "sender_event_oldest_unordered" ON "sender_event" USING btree ("number") WHERE position is null;--> statement-breakpoint
GRANT SELECT ("number") ON "sender_event" TO "postkasse_worker";
