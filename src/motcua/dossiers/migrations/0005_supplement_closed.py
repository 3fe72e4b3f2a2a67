"""A request for supplements that nobody answers any more is closed, and another may be made after it.

The constraint refuses less than the one it replaces: code that knows nothing of `closed_at` goes on working.
For a while the first migration made the column itself: databases of that time have it already.
"""

from django.db import migrations, models

COLUMN = "ALTER TABLE dossiers_supplement ADD COLUMN IF NOT EXISTS closed_at timestamptz NULL"
# What was answered is closed; so is what was asked on a dossier that has stopped waiting for it (5) since.
FILL = """
UPDATE dossiers_supplement s SET closed_at = coalesce(s.answered_at, d.finished_at, s.asked_at)
  FROM dossiers_dossier d WHERE d.id = s.dossier_id AND s.closed_at IS NULL
   AND (s.answered_at IS NOT NULL OR d.status <> 5)
"""


class Migration(migrations.Migration):

    dependencies = [
        ('dossiers', '0004_lists_from_steps_alone'),
    ]

    operations = [
        migrations.RunSQL(
            COLUMN,
            migrations.RunSQL.noop,
            state_operations=[
                migrations.AddField(
                    model_name='supplement',
                    name='closed_at',
                    field=models.DateTimeField(
                        help_text='answered, or nobody waits for an answer any more', null=True
                    ),
                ),
            ],
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RemoveConstraint(
            model_name='supplement',
            name='supplement_one_open',
        ),
        migrations.AddConstraint(
            model_name='supplement',
            constraint=models.UniqueConstraint(
                condition=models.Q(('answered_at__isnull', True), ('closed_at__isnull', True)),
                fields=('dossier',),
                name='supplement_one_open',
            ),
        ),
    ]
