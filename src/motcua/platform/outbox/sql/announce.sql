-- Writes facts with their deliveries and asks the worker to carry them, one job for each 100.
--
-- facts: [{"name", "subject", "payload", "key", "reactions": [{"name", "ordered"}]}]
-- A fact whose key exists already is left out, with its deliveries. Returns how many were written.
CREATE OR REPLACE FUNCTION outbox_announce(facts jsonb) RETURNS integer
LANGUAGE plpgsql
AS $$
DECLARE
  written integer;
  ids bigint[];
BEGIN
  WITH given AS MATERIALIZED (
    SELECT nextval('outbox_fact_id_seq') AS id, g.*
      FROM jsonb_to_recordset(facts) AS g(name text, subject text, payload jsonb, key text, reactions jsonb)
  ), fact AS (
    INSERT INTO outbox_fact (id, name, subject, payload, key, occurred_at, recorded_at)
    SELECT id, name, subject, coalesce(payload, '{}'), key, motcua_now(), now() FROM given
        ON CONFLICT (key) WHERE key IS NOT NULL DO NOTHING
    RETURNING id
  ), delivery AS (
    INSERT INTO outbox_delivery (fact, reaction, lane, state, tries, waits, next_at, last_error)
    SELECT given.id, r.name, CASE WHEN r.ordered THEN given.subject END, 'waiting', 0, 0, now(), ''
      FROM given JOIN fact USING (id)
           CROSS JOIN jsonb_to_recordset(given.reactions) AS r(name text, ordered boolean)
     ORDER BY given.id
    RETURNING id
  )
  SELECT (SELECT count(*) FROM fact), (SELECT array_agg(id ORDER BY id) FROM delivery) INTO written, ids;
  FOR i IN 1 .. coalesce(cardinality(ids), 0) BY 100 LOOP
    PERFORM jobs_defer('outbox.carry', jsonb_build_object('ids', to_jsonb(ids[i : i + 99])));
  END LOOP;
  RETURN written;
END $$;
