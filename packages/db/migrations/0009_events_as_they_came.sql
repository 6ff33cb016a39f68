-- A sender's events are ordered as its log took them in, not by ids that two servers' clocks made; and a log may grow past 31 bits.
DROP INDEX "sender_event_unordered";--> statement-breakpoint
ALTER TABLE "sender_event" ALTER COLUMN "position" SET DATA TYPE bigint;--> statement-breakpoint
ALTER TABLE "sender_log" ALTER COLUMN "position" SET DATA TYPE bigint;--> statement-breakpoint
ALTER TABLE "sender_event" ADD COLUMN "number" bigint NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "sender_event_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
CREATE INDEX "sender_event_unordered" ON "sender_event" USING btree ("organisation","number") WHERE position is null;