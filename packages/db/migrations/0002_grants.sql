-- The app: what each table lets it do. Logs are only added to; what a sender has sent nobody changes (LIFE-9, SEND-3).
GRANT SELECT, INSERT, UPDATE ("password_hash") ON "person" TO "postkasse_app";--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ("last_use", "proof"), DELETE ON "session" TO "postkasse_app";--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "guess" TO "postkasse_app";--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "mailbox" TO "postkasse_app";--> statement-breakpoint
GRANT SELECT, INSERT ON "mailbox_event" TO "postkasse_app";--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "organisation" TO "postkasse_app";--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ("opened_at", "confirmed_at"), DELETE ON "letter" TO "postkasse_app";--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ("scan"), DELETE ON "document" TO "postkasse_app";--> statement-breakpoint
GRANT SELECT, INSERT ON "delivery" TO "postkasse_app";--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "event_outbox" TO "postkasse_app";--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ("position") ON "sender_event" TO "postkasse_app";--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ("position") ON "sender_log" TO "postkasse_app";--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "idempotency_key" TO "postkasse_app";--> statement-breakpoint
GRANT SELECT, INSERT ON "access_entry" TO "postkasse_app";--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ("received", "state", "lapses_at") ON "sending" TO "postkasse_app";--> statement-breakpoint
GRANT SELECT, INSERT ON "sending_event" TO "postkasse_app";--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "delivery_outbox" TO "postkasse_app";--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ("state", "wrapped_key", "content"), DELETE ON "staged_file" TO "postkasse_app";--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "directory_entry" TO "postkasse_app";--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ("replaced_at") ON "mailbox_address" TO "postkasse_app";--> statement-breakpoint
-- The worker: where something waits, whose mailbox is whose, and whom a claim finds. No content, no names.
GRANT SELECT ("claim", "last_use") ON "session" TO "postkasse_worker";--> statement-breakpoint
GRANT SELECT ("mailbox", "owner_person", "owner_organisation", "address", "life", "visible") ON "mailbox" TO "postkasse_worker";--> statement-breakpoint
GRANT SELECT ("mailbox", "number") ON "event_outbox" TO "postkasse_worker";--> statement-breakpoint
GRANT SELECT ("organisation", "position") ON "sender_event" TO "postkasse_worker";--> statement-breakpoint
GRANT SELECT ("organisation", "key", "at") ON "idempotency_key" TO "postkasse_worker";--> statement-breakpoint
GRANT SELECT ("organisation", "id", "lapses_at") ON "sending" TO "postkasse_worker";--> statement-breakpoint
GRANT SELECT ("organisation", "sending", "number") ON "delivery_outbox" TO "postkasse_worker";--> statement-breakpoint
GRANT SELECT ("organisation", "sending", "document", "attempt", "state", "expires_at") ON "staged_file" TO "postkasse_worker";--> statement-breakpoint
GRANT SELECT ("claim", "mailbox") ON "directory_entry" TO "postkasse_worker";--> statement-breakpoint
GRANT SELECT ("claim", "mailbox", "replaced_at") ON "mailbox_address" TO "postkasse_worker";--> statement-breakpoint
-- Ciphertext does not compress: keep it as it is, out of the row.
ALTER TABLE "document" ALTER COLUMN "content" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "staged_file" ALTER COLUMN "content" SET STORAGE EXTERNAL;
