-- Who locks content with another key: sees what is sealed and where it belongs, and nothing else. Like the other two roles it
-- is the whole server's.
DO $$
BEGIN
  IF to_regrole('postkasse_keeper') IS NULL THEN
    BEGIN
      CREATE ROLE "postkasse_keeper" NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
  END IF;
  IF NOT pg_has_role(current_user, 'postkasse_keeper', 'MEMBER') THEN
    EXECUTE format('GRANT %I TO %I', 'postkasse_keeper', current_user);
  END IF;
  EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', 'postkasse_keeper');
END
$$;--> statement-breakpoint
CREATE POLICY "kept_of_mailbox" ON "document" AS PERMISSIVE FOR ALL TO "postkasse_keeper" USING (mailbox = nullif(current_setting('postkasse.mailbox', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "kept_of_mailbox" ON "letter" AS PERMISSIVE FOR ALL TO "postkasse_keeper" USING (mailbox = nullif(current_setting('postkasse.mailbox', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "kept_of_organisation" ON "sending" AS PERMISSIVE FOR ALL TO "postkasse_keeper" USING (organisation = nullif(current_setting('postkasse.organisation', true), ''));--> statement-breakpoint
CREATE POLICY "kept_of_organisation" ON "staged_file" AS PERMISSIVE FOR ALL TO "postkasse_keeper" USING (organisation = nullif(current_setting('postkasse.organisation', true), ''));--> statement-breakpoint
GRANT SELECT ("mailbox", "id", "sealed"), UPDATE ("sealed") ON "letter" TO "postkasse_keeper";--> statement-breakpoint
GRANT SELECT ("mailbox", "letter", "id", "wrapped_key"), UPDATE ("wrapped_key") ON "document" TO "postkasse_keeper";--> statement-breakpoint
GRANT SELECT ("organisation", "id", "sealed"), UPDATE ("sealed") ON "sending" TO "postkasse_keeper";--> statement-breakpoint
GRANT SELECT ("organisation", "sending", "document", "attempt", "wrapped_key"), UPDATE ("wrapped_key") ON "staged_file" TO "postkasse_keeper";
