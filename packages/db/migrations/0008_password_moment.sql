ALTER TABLE "person" ADD COLUMN "password_chosen_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "password_chosen_at" timestamp (3) with time zone;--> statement-breakpoint
-- Null on both sides for passwords and sessions of before: they go with each other until the next one is chosen.
GRANT UPDATE ("password_chosen_at") ON "person" TO "postkasse_app";
