-- Who works in the database. Whoever migrates owns the tables; the program enters these two, one transaction at a time.
-- Roles are the whole server's: another database's migration may make them at this very moment.
DO $$
DECLARE
  role text;
BEGIN
  FOREACH role IN ARRAY ARRAY['postkasse_app', 'postkasse_worker'] LOOP
    IF to_regrole(role) IS NULL THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', role);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL;
      END;
    END IF;
    IF NOT pg_has_role(current_user, role, 'MEMBER') THEN
      EXECUTE format('GRANT %I TO %I', role, current_user);
    END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', role);
  END LOOP;
END
$$;
