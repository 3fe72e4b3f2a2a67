-- Defers one job in the caller's transaction; the only place where our SQL names procrastinate's.
CREATE OR REPLACE FUNCTION jobs_defer(task text, args jsonb) RETURNS void
LANGUAGE sql
AS $$
  SELECT procrastinate_defer_jobs_v1(ARRAY[
    ROW('default', task, 0, NULL, NULL, args, NULL)::procrastinate_job_to_defer_v1]);
$$;
