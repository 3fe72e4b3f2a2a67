-- The one hot path of the room: one read under lock, one write. Each statement serves one act or a batch alike.

-- name: read
-- The dossiers under lock (ascending, so that two batches cannot wait for each other), each with its open steps,
-- newest result and numbers of its people, and the moment of the transaction. Whoever had to wait for the lock gets the dossier as it is now,
-- but steps and result as they stood before: `is_whole` tells, and then it is read again.
SELECT motcua_now() AS now, {columns},
       (SELECT coalesce(jsonb_agg(s ORDER BY s.token), '[]'::jsonb)
          FROM (SELECT id, token, key, name, kind, function, unit_id AS unit, holder_id AS holder, holder_post,
                       opened_at, due_at
                  FROM dossiers_step WHERE dossier_id = d.id AND closed_at IS NULL) s) AS steps,
       (SELECT to_jsonb(r) - 'id' - 'dossier_id'
          FROM dossiers_result r WHERE r.dossier_id = d.id ORDER BY r.number DESC LIMIT 1) AS result,
       ARRAY(SELECT p.personal_id::text FROM dossiers_participant p
              WHERE p.dossier_id = d.id AND p.personal_id <> '') AS numbers,
       d.version = (SELECT b.version FROM dossiers_dossier b WHERE b.id = d.id) AS is_whole
  FROM dossiers_dossier d
 WHERE d.public_id = ANY($1::uuid[])
 ORDER BY d.id
   FOR UPDATE;

-- name: ids
-- New row ids, taken before the rows exist, because the ledger names its subject by id.
SELECT motcua_now(), array_agg(nextval(pg_get_serial_sequence('dossiers_dossier', 'id'))) FROM generate_series(1, $1);

-- name: codes
-- The next numbers of a receiving agency's day; the row stays locked until commit, so there are no gaps.
INSERT INTO dossiers_codecounter (unit_id, day, last) VALUES ($1, $2, $3)
ON CONFLICT (unit_id, day) DO UPDATE SET last = dossiers_codecounter.last + excluded.last
RETURNING last;

-- name: book
-- The next number of an agency's book of results of a year.
INSERT INTO dossiers_numberbook (unit_id, year, kind, last) VALUES ($1, $2, $3, 1)
ON CONFLICT (unit_id, year, kind) DO UPDATE SET last = dossiers_numberbook.last + 1
RETURNING last;

-- name: papers
-- Codes of the components that dossiers have.
SELECT dossier_id, component_code FROM dossiers_paper WHERE dossier_id = ANY($1::bigint[]) AND state <> 'missing';

-- name: write
-- Everything acts change, each kind of row a part of the statement (below; only those needed are put in, for each
-- costs the server time), then the outbox, then the ledger, whose heads are locked last: OFFSET 0 keeps the inner
-- row, and with it all that is written, before the ledger. For a single act the planner is told that rows are few,
-- else it would read small tables from end to end.
{parts}
SELECT written.rows, written.facts, ledger_append($1::jsonb -> 'entries')
  FROM (SELECT {counts} AS rows, outbox_announce($1::jsonb -> 'facts') AS facts OFFSET 0) AS written;

-- name: count
(SELECT count(*) FROM {part});

-- name: new
INSERT INTO dossiers_dossier ({columns})
SELECT {columns} FROM jsonb_populate_recordset(NULL::dossiers_dossier, $1::jsonb -> 'new');

-- name: changed
UPDATE dossiers_dossier d SET {assignments}
  FROM (SELECT * FROM jsonb_populate_recordset(NULL::dossiers_dossier, $1::jsonb -> 'changed') {few}) r
 WHERE d.id = r.id;

-- name: opened
INSERT INTO dossiers_step (dossier_id, token, key, name, kind, function, unit_id, competent_id, field_code,
                           holder_id, holder_post, opened_at, due_at, risk_at, closed_at, outcome, waits)
SELECT dossier_id, token, key, name, kind, function, unit_id, competent_id, field_code,
       holder_id, holder_post, opened_at, due_at, risk_at, closed_at, outcome, waits
  FROM jsonb_populate_recordset(NULL::dossiers_step, $1::jsonb -> 'opened');

-- name: kept
UPDATE dossiers_step s
   SET unit_id = r.unit_id, competent_id = r.competent_id, holder_id = r.holder_id, holder_post = r.holder_post, due_at = r.due_at, risk_at = r.risk_at,
       closed_at = r.closed_at, outcome = r.outcome, waits = r.waits,
       alarmed_at = CASE WHEN r.holder_id IS NULL THEN s.alarmed_at END
  FROM (SELECT * FROM jsonb_populate_recordset(NULL::dossiers_step, $1::jsonb -> 'kept') {few}) r
 WHERE s.id = r.id;

-- name: results
INSERT INTO dossiers_result (dossier_id, {result_columns})
SELECT dossier_id, {result_columns} FROM jsonb_populate_recordset(NULL::dossiers_result, $1::jsonb -> 'results')
ON CONFLICT (dossier_id, number) DO UPDATE SET {result_assignments};

-- name: participant
INSERT INTO dossiers_participant (dossier_id, role, person_id, name, name_folded, personal_id, birth_date, phone,
                                  email, address)
SELECT dossier_id, role, person_id, name, name_folded, personal_id, birth_date, phone, email, address
  FROM jsonb_populate_recordset(NULL::dossiers_participant, $1::jsonb -> 'participant');

-- name: submission
INSERT INTO dossiers_submission (dossier_id, number, answers, digest)
SELECT dossier_id, number, answers, digest FROM jsonb_populate_recordset(NULL::dossiers_submission, $1::jsonb -> 'submission');

-- name: paper
INSERT INTO dossiers_paper (dossier_id, component_code, question, name, form, state, quantity, file_id, added_at,
                            reused_from_id)
SELECT dossier_id, component_code, coalesce(question, ''), name, form, state, quantity, file_id, added_at, reused_from_id
  FROM jsonb_populate_recordset(NULL::dossiers_paper, $1::jsonb -> 'paper');

-- name: supplement
INSERT INTO dossiers_supplement (dossier_id, stage, items, reason, legal_basis, asked_by, asked_account, asked_at,
                                 overlooked, answer_by)
SELECT dossier_id, stage, items, reason, legal_basis, asked_by, asked_account, asked_at, overlooked, answer_by
  FROM jsonb_populate_recordset(NULL::dossiers_supplement, $1::jsonb -> 'supplement');

-- name: answered_supplement
UPDATE dossiers_supplement s SET answered_at = r.answered_at, closed_at = r.answered_at
  FROM jsonb_populate_recordset(NULL::dossiers_supplement, $1::jsonb -> 'answered_supplement') r
 WHERE s.dossier_id = r.dossier_id AND s.answered_at IS NULL AND s.closed_at IS NULL;

-- name: closed_supplement
UPDATE dossiers_supplement s SET closed_at = r.closed_at
  FROM jsonb_populate_recordset(NULL::dossiers_supplement, $1::jsonb -> 'closed_supplement') r
 WHERE s.dossier_id = r.dossier_id AND s.answered_at IS NULL AND s.closed_at IS NULL;

-- name: shifted_timers
-- A pause is over: what was to happen after so many office hours still has as many of them to wait.
UPDATE dossiers_timer t SET fires_at = r.fires_at
  FROM jsonb_populate_recordset(NULL::dossiers_timer, $1::jsonb -> 'shifted_timers') r
 WHERE t.id = r.id;

-- name: consultation
INSERT INTO dossiers_consultation (dossier_id, unit_id, token, question, asked_by, asked_at, due_at, answer)
SELECT dossier_id, unit_id, token, question, asked_by, asked_at, due_at, ''
  FROM jsonb_populate_recordset(NULL::dossiers_consultation, $1::jsonb -> 'consultation');

-- name: answered_consultation
UPDATE dossiers_consultation c SET answer = r.answer, answered_at = r.answered_at
  FROM jsonb_populate_recordset(NULL::dossiers_consultation, $1::jsonb -> 'answered_consultation') r
 WHERE c.dossier_id = r.dossier_id AND c.token = r.token;

-- name: moved_consultation
UPDATE dossiers_consultation c SET due_at = r.due_at
  FROM jsonb_populate_recordset(NULL::dossiers_consultation, $1::jsonb -> 'moved_consultation') r
 WHERE c.dossier_id = r.dossier_id AND c.token = r.token;

-- name: extension
INSERT INTO dossiers_extension (dossier_id, old_due_at, new_due_at, reason, apology, granted_by, granted_at)
SELECT dossier_id, old_due_at, new_due_at, reason, apology, granted_by, granted_at
  FROM jsonb_populate_recordset(NULL::dossiers_extension, $1::jsonb -> 'extension');

-- name: reason
INSERT INTO dossiers_reason (dossier_id, kind, component, wording, wording_version, procedure_code, field_code, unit_id,
                             is_training, given_at, given_by)
SELECT dossier_id, kind, component, wording, wording_version, procedure_code, field_code, unit_id, is_training,
       given_at, given_by
  FROM jsonb_populate_recordset(NULL::dossiers_reason, $1::jsonb -> 'reason');

-- name: delivery
INSERT INTO dossiers_delivery (dossier_id, channel, receiver, identity_check, receiver_number, authority,
                               tracking_number, delivered_by, delivered_at)
SELECT dossier_id, channel, receiver, identity_check, receiver_number, authority, tracking_number, delivered_by,
       delivered_at
  FROM jsonb_populate_recordset(NULL::dossiers_delivery, $1::jsonb -> 'delivery');

-- name: timer
INSERT INTO dossiers_timer (dossier_id, token, move, fires_at)
SELECT dossier_id, token, move, fires_at FROM jsonb_populate_recordset(NULL::dossiers_timer, $1::jsonb -> 'timer');

-- name: holder
INSERT INTO dossiers_holder (dossier_id, account_id, how, since, behalf_id)
SELECT dossier_id, account_id, how, since, behalf_id FROM jsonb_populate_recordset(NULL::dossiers_holder, $1::jsonb -> 'holder');
