"""The one clock as a function of the database."""

from django.db import migrations

NOW = """
CREATE FUNCTION motcua_now() RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
  SELECT coalesce(nullif(pg_catalog.current_setting('motcua.now', true), '')::pg_catalog.timestamptz,
                  pg_catalog.now())
$$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunSQL(NOW, "DROP FUNCTION motcua_now();")]
