-- Appends entries to their chains. The only way to write the ledger (see migrations).
--
-- entries: [{"subject", "name", "actor", "channel", "post", "on_behalf", "occurred_at", "payload",
--            "notes": [{"key", "text", "salt"}]}], salt in hexadecimal.
-- Call it last in a transaction: it locks the heads of the shards concerned, in ascending order,
-- until the end of the transaction, so that numbers have no gaps and no two callers can deadlock.
-- Text hashed: see ledger/canonical.py, which must stay equal to this letter by letter.
CREATE OR REPLACE FUNCTION ledger_append(entries jsonb) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  e record;
  at_shard integer;
  at_seq bigint;
  at_hash bytea;
  before bytea;
  recorded timestamptz;
  recorded_us bigint;
  appended integer := 0;
BEGIN
  FOR e IN
    SELECT get_byte(sha256(convert_to(r.subject, 'UTF8')), 0) % 16 AS shard, r.subject, r.name, r.actor,
           r.channel, r.post, r.on_behalf, coalesce(r.occurred_at, motcua_now()) AS occurred_at,
           coalesce(r.payload, '{}'::jsonb) AS payload, r.notes
      FROM ROWS FROM (jsonb_to_recordset(entries) AS (
             subject text, name text, actor text, channel text, post bigint, on_behalf bigint,
             occurred_at timestamptz, payload jsonb, notes jsonb)) WITH ORDINALITY AS r
     ORDER BY 1, r.ordinality
  LOOP
    IF e.shard IS DISTINCT FROM at_shard THEN
      IF at_shard IS NOT NULL THEN
        UPDATE ledger_head SET seq = at_seq, hash = at_hash WHERE shard = at_shard;
      END IF;
      at_shard := e.shard;
      SELECT h.seq, h.hash INTO at_seq, at_hash FROM ledger_head h WHERE h.shard = at_shard FOR UPDATE;
      IF NOT FOUND THEN
        INSERT INTO ledger_head (shard, seq, hash) VALUES (at_shard, 0, decode(repeat('00', 32), 'hex'))
            ON CONFLICT (shard) DO NOTHING;
        SELECT h.seq, h.hash INTO at_seq, at_hash FROM ledger_head h WHERE h.shard = at_shard FOR UPDATE;
      END IF;
      -- Read after the lock, so that time never runs backwards within a shard.
      recorded := clock_timestamp();
      recorded_us := (extract(epoch FROM recorded) * 1000000)::bigint;
    END IF;
    at_seq := at_seq + 1;
    before := at_hash;
    at_hash := sha256(before || convert_to(concat_ws('|',
      'motcua-ledger-1', at_shard, at_seq, (extract(epoch FROM e.occurred_at) * 1000000)::bigint, recorded_us,
      coalesce(e.post::text, '-'), coalesce(e.on_behalf::text, '-'),
      octet_length(e.actor) || ':' || e.actor, octet_length(e.channel) || ':' || e.channel,
      octet_length(e.subject) || ':' || e.subject, octet_length(e.name) || ':' || e.name,
      octet_length(e.payload::text) || ':' || e.payload::text), 'UTF8'));
    INSERT INTO ledger_entry (shard, seq, occurred_at, recorded_at, actor, post, on_behalf, channel,
                              subject, name, payload, prev, hash)
    VALUES (at_shard, at_seq, e.occurred_at, recorded, e.actor, e.post, e.on_behalf, e.channel,
            e.subject, e.name, e.payload, before, at_hash);
    IF e.notes IS NOT NULL THEN
      INSERT INTO ledger_note (shard, seq, key, text, salt)
      SELECT at_shard, at_seq, n.key, n.text, decode(n.salt, 'hex')
        FROM jsonb_to_recordset(e.notes) AS n(key text, text text, salt text);
    END IF;
    appended := appended + 1;
  END LOOP;
  IF at_shard IS NOT NULL THEN
    UPDATE ledger_head SET seq = at_seq, hash = at_hash WHERE shard = at_shard;
  END IF;
  RETURN appended;
END $$;

REVOKE ALL ON FUNCTION ledger_append(jsonb) FROM PUBLIC;
