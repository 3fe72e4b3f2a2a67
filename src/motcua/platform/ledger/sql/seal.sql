-- Seals up to max_rows entries not yet sealed; returns the number of the new seal, or null if there were none.
--
-- Leaves are the entries' hashes, by shard and number. Pairing neighbours and carrying an odd last
-- one up gives the tree of RFC 6962. The first seal links to random bytes instead of a seal before,
-- which gives each ledger a name of its own. Text hashed: see ledger/canonical.py.
CREATE OR REPLACE FUNCTION ledger_seal(max_rows integer) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  s record;
  part record;
  leaves bytea[] := '{}';
  heads jsonb := '{}';
  leaf_count integer;
  new_number bigint;
  before bytea;
  sealed timestamptz;
BEGIN
  LOCK TABLE ledger_seal IN EXCLUSIVE MODE;
  FOR s IN
    SELECT h.shard, h.seq AS last_seq, coalesce(d.seq, 0) AS sealed_seq
      FROM ledger_head h LEFT JOIN ledger_sealed d USING (shard)
     WHERE h.seq > coalesce(d.seq, 0) ORDER BY h.shard
  LOOP
    EXIT WHEN cardinality(leaves) >= max_rows;
    SELECT array_agg(sha256('\x00'::bytea || n.hash) ORDER BY n.seq) AS hashes, min(n.seq) AS first,
           max(n.seq) AS last, (array_agg(n.hash ORDER BY n.seq DESC))[1] AS top
      INTO part
      FROM (SELECT q.seq, q.hash FROM ledger_entry q
             WHERE q.shard = s.shard AND q.seq > s.sealed_seq AND q.seq <= s.last_seq
             ORDER BY q.seq LIMIT max_rows - cardinality(leaves)) n;
    CONTINUE WHEN part.hashes IS NULL;
    leaves := leaves || part.hashes;
    heads := heads || jsonb_build_object(s.shard::text,
                                         jsonb_build_array(part.first, part.last, encode(part.top, 'hex')));
    INSERT INTO ledger_sealed (shard, seq) VALUES (s.shard, part.last)
        ON CONFLICT (shard) DO UPDATE SET seq = excluded.seq;
  END LOOP;
  leaf_count := cardinality(leaves);
  IF leaf_count = 0 THEN
    RETURN NULL;
  END IF;
  WHILE cardinality(leaves) > 1 LOOP
    SELECT array_agg(CASE WHEN i < cardinality(leaves) THEN sha256('\x01'::bytea || leaves[i] || leaves[i + 1])
                          ELSE leaves[i] END ORDER BY i)
      INTO leaves FROM generate_series(1, cardinality(leaves), 2) AS i;
  END LOOP;
  SELECT k.number + 1, k.hash INTO new_number, before FROM ledger_seal k ORDER BY k.number DESC LIMIT 1;
  IF NOT FOUND THEN
    new_number := 1;
    before := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
  END IF;
  sealed := clock_timestamp();
  INSERT INTO ledger_seal (number, sealed_at, entries, root, heads, prev, hash)
  VALUES (new_number, sealed, leaf_count, leaves[1], heads, before, sha256(convert_to(concat_ws('|',
    'motcua-seal-1', new_number, (extract(epoch FROM sealed) * 1000000)::bigint, leaf_count,
    encode(leaves[1], 'hex'), encode(before, 'hex'), heads::text), 'UTF8')));
  RETURN new_number;
END $$;

REVOKE ALL ON FUNCTION ledger_seal(integer) FROM PUBLIC;
