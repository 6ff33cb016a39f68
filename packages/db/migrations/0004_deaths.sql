-- A deceased mailbox now says when its content will be deleted, on what ground, and by which policy (LIFE-6, LIFE-7).
-- Only Digipost's policy has run until today; what a mailbox was before is not known for sure, so a notice that turns out to
-- be a mistake leads to one that can be read and receives nothing until its owner says so. The function is called immutable so
-- that every node may run it: its zone and its patterns are fixed.
CREATE FUNCTION "deceased_since"(since text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_object(
    '_tag', 'Deceased',
    'since', since,
    'told', 'register',
    'deletionDay', to_char(day + interval '12 months', 'YYYY-MM-DD'),
    'papersDay', to_char(day + interval '9 months', 'YYYY-MM-DD'),
    'ground', 'duty',
    'policy', 'digipost-2026-01',
    'before', jsonb_build_object('_tag', 'Deactivated', 'since', since)
  )
  FROM (SELECT (since::timestamptz AT TIME ZONE 'Europe/Oslo')::date AS day) AS registered
$$;--> statement-breakpoint
UPDATE "mailbox" SET "life" = "deceased_since"("life" ->> 'since')
WHERE "life" ->> '_tag' = 'Deceased' AND "life" -> 'deletionDay' IS NULL;--> statement-breakpoint
UPDATE "mailbox_event" SET "event" = "event" || jsonb_build_object('life', "deceased_since"("event" ->> 'at'))
WHERE "event" ->> '_tag' = 'DeathNoticed' AND "event" -> 'life' IS NULL;--> statement-breakpoint
DROP FUNCTION "deceased_since"(text);
