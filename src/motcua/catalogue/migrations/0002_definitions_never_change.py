"""Process specs and forms are never changed: dossiers keep the row they were received under."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION catalogue_refuse_change() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  RAISE EXCEPTION 'catalogue: a definition is never changed, write a new version'
    USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER processspec_never_changes BEFORE UPDATE ON catalogue_processspec
  FOR EACH ROW EXECUTE FUNCTION catalogue_refuse_change();
CREATE TRIGGER formdefinition_never_changes BEFORE UPDATE ON catalogue_formdefinition
  FOR EACH ROW EXECUTE FUNCTION catalogue_refuse_change();
"""

ALLOW = """
DROP TRIGGER processspec_never_changes ON catalogue_processspec;
DROP TRIGGER formdefinition_never_changes ON catalogue_formdefinition;
DROP FUNCTION catalogue_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_initial")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
