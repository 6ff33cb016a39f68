-- What was sent before letters had a kind is information, and was for delegates too. New rows say so themselves: a
-- server of yesterday, which knows nothing of it, fails rather than make a letter for the recipient only one for others.
ALTER TABLE "letter" ADD COLUMN "kind" text DEFAULT 'information' NOT NULL;--> statement-breakpoint
ALTER TABLE "letter" ALTER COLUMN "kind" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "letter" ADD COLUMN "recipient_only" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "letter" ALTER COLUMN "recipient_only" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "sending" ADD COLUMN "kind" text DEFAULT 'information' NOT NULL;--> statement-breakpoint
ALTER TABLE "sending" ALTER COLUMN "kind" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "sending" ADD COLUMN "recipient_only" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sending" ALTER COLUMN "recipient_only" DROP DEFAULT;
