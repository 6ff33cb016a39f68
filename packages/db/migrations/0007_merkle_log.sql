CREATE TABLE "access_log" (
	"mailbox" uuid PRIMARY KEY NOT NULL,
	"size" bigint NOT NULL,
	"roots" jsonb NOT NULL,
	"signed" jsonb
);
--> statement-breakpoint
ALTER TABLE "access_log" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "log_line" (
	"mailbox" uuid NOT NULL,
	"index" bigint NOT NULL,
	"sealed" "bytea" NOT NULL,
	"once" text NOT NULL,
	CONSTRAINT "log_line_mailbox_index_pk" PRIMARY KEY("mailbox","index"),
	CONSTRAINT "log_line_once" UNIQUE("mailbox","once")
);
--> statement-breakpoint
ALTER TABLE "log_line" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "log_node" (
	"mailbox" uuid NOT NULL,
	"level" integer NOT NULL,
	"position" bigint NOT NULL,
	"digest" text NOT NULL,
	CONSTRAINT "log_node_mailbox_level_position_pk" PRIMARY KEY("mailbox","level","position")
);
--> statement-breakpoint
ALTER TABLE "log_node" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "letter" ADD COLUMN "arrival_logged" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "letter_arriving" ON "letter" USING btree ("visible_at") WHERE not "letter"."arrival_logged";--> statement-breakpoint
CREATE POLICY "seen_by_worker" ON "access_entry" AS PERMISSIVE FOR SELECT TO "postkasse_worker" USING (true);--> statement-breakpoint
CREATE POLICY "seen_by_worker" ON "letter" AS PERMISSIVE FOR SELECT TO "postkasse_worker" USING (true);--> statement-breakpoint
CREATE POLICY "one_mailbox" ON "access_log" AS PERMISSIVE FOR ALL TO "postkasse_app" USING (mailbox = nullif(current_setting('postkasse.mailbox', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "one_mailbox" ON "log_line" AS PERMISSIVE FOR ALL TO "postkasse_app" USING (mailbox = nullif(current_setting('postkasse.mailbox', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "kept_of_mailbox" ON "log_line" AS PERMISSIVE FOR ALL TO "postkasse_keeper" USING (mailbox = nullif(current_setting('postkasse.mailbox', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "one_mailbox" ON "log_node" AS PERMISSIVE FOR ALL TO "postkasse_app" USING (mailbox = nullif(current_setting('postkasse.mailbox', true), '')::uuid);--> statement-breakpoint
-- Lines and subtrees are only added to; the right edge and the signed head move on with them (FIELD-24).
GRANT SELECT, INSERT, UPDATE ("size", "roots", "signed") ON "access_log" TO "postkasse_app";--> statement-breakpoint
GRANT SELECT, INSERT ON "log_line" TO "postkasse_app";--> statement-breakpoint
GRANT SELECT ("mailbox", "index", "sealed"), UPDATE ("sealed") ON "log_line" TO "postkasse_keeper";--> statement-breakpoint
GRANT SELECT, INSERT ON "log_node" TO "postkasse_app";--> statement-breakpoint
GRANT UPDATE ("arrival_logged") ON "letter" TO "postkasse_app";--> statement-breakpoint
GRANT SELECT ("mailbox", "id", "visible_at", "arrival_logged") ON "letter" TO "postkasse_worker";--> statement-breakpoint
-- The entries of before are sealed and hashed by the program, at its first start. A server of yesterday, which would go on
-- adding to them, fails rather than open a letter that the log does not tell of.
REVOKE INSERT ON "access_entry" FROM "postkasse_app";--> statement-breakpoint
GRANT DELETE ON "access_entry" TO "postkasse_app";--> statement-breakpoint
GRANT SELECT ("mailbox") ON "access_entry" TO "postkasse_worker";
