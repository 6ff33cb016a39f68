CREATE INDEX "guess_since" ON "guess" USING btree ("since");--> statement-breakpoint
CREATE POLICY "seen_by_worker" ON "guess" AS PERMISSIVE FOR SELECT TO "postkasse_worker" USING (true);--> statement-breakpoint
GRANT SELECT ("claim", "since") ON "guess" TO "postkasse_worker";
