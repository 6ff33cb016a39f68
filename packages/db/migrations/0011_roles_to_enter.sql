-- Whoever makes a role is a member of it, and since Postgres 16 may not enter it for that. So all three are tried, and those that
-- cannot be entered granted; to the session's user, since that is who is asked when a role is entered. By this migration alone a
-- restore makes the roles on a server that has none.
DO $$
DECLARE
  before text := current_setting('role');
  role text;
BEGIN
  FOREACH role IN ARRAY ARRAY['postkasse_app', 'postkasse_worker', 'postkasse_keeper'] LOOP
    IF to_regrole(role) IS NULL THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', role);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL;
      END;
    END IF;
    BEGIN
      PERFORM set_config('role', role, true);
      PERFORM set_config('role', before, true);
    EXCEPTION WHEN insufficient_privilege THEN
      EXECUTE format('GRANT %I TO %I', role, session_user);
    END;
  END LOOP;
END
$$;
