"""Lists and their counts are read from open steps alone: what they ask of the dossier is kept beside the step."""

from django.conf import settings
from django.db import migrations, models


# Only open steps stand in lists; of closed ones nobody asks.
FILL = """
UPDATE dossiers_step s SET competent_id = d.competent_id, waits = d.status IN (5, 6, 8)
  FROM dossiers_dossier d WHERE d.id = s.dossier_id AND s.closed_at IS NULL
"""


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0001_initial'),
        ('dossiers', '0003_one_index_each'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='step',
            name='step_unit',
        ),
        migrations.AddField(
            model_name='step',
            name='competent_id',
            field=models.BigIntegerField(db_default=0, help_text="the dossier's, so that lists need not ask it"),
        ),
        migrations.AddField(
            model_name='step',
            name='waits',
            field=models.BooleanField(db_default=False, help_text='the dossier waits: nobody here can go on with it'),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name='step',
            index=models.Index(condition=models.Q(('closed_at__isnull', True)), fields=['unit', 'kind', 'risk_at', 'id'], include=('field_code', 'holder', 'waits'), name='step_of_unit'),
        ),
        migrations.AddIndex(
            model_name='step',
            index=models.Index(condition=models.Q(('closed_at__isnull', True), ('kind', 'consult')), fields=['competent_id', 'risk_at', 'id'], include=('field_code',), name='step_opinion'),
        ),
    ]
