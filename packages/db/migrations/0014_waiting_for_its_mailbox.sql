-- A letter on its way is locked by its recipient's key, so that it is gone with its mailbox, from backups too (LIFE-10). What an earlier
-- version has taken in stays under its organisation's.
ALTER TABLE "staged_file" ADD COLUMN "recipient" uuid;--> statement-breakpoint
ALTER TABLE "staged_file" ADD COLUMN "letter" uuid;--> statement-breakpoint
CREATE POLICY "kept_of_recipient" ON "staged_file" AS PERMISSIVE FOR ALL TO "postkasse_keeper" USING (recipient = nullif(current_setting('postkasse.mailbox', true), '')::uuid);--> statement-breakpoint
GRANT SELECT ("recipient", "letter") ON "staged_file" TO "postkasse_keeper";--> statement-breakpoint
GRANT UPDATE ("recipient", "letter") ON "staged_file" TO "postkasse_app";
