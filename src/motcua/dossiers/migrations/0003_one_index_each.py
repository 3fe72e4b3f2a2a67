"""No column is indexed twice, and a dossier is found by its code alone: each act writes every index of its rows.

Rows of dossiers leave room on their page, so that an act that moves no indexed column stays on it (HOT).
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


# The new index stands before the old one goes: at no moment could a code be given twice.
BY_CODE = """
CREATE UNIQUE INDEX dossier_code_first ON dossiers_dossier (code, issuing_system);
ALTER TABLE dossiers_dossier DROP CONSTRAINT dossier_code_once;
ALTER INDEX dossier_code_first RENAME TO dossier_code_once;
"""
BY_SYSTEM = """
DROP INDEX dossier_code_once;
ALTER TABLE dossiers_dossier ADD CONSTRAINT dossier_code_once UNIQUE (issuing_system, code);
"""


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0001_initial'),
        ('catalogue', '0003_words_of_imports'),
        ('dossiers', '0002_forgotten_steps'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='dossier',
            name='competent',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit'),
        ),
        migrations.AlterField(
            model_name='dossier',
            name='receiving',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit'),
        ),
        migrations.AlterField(
            model_name='dossier',
            name='version_of_procedure',
            field=models.ForeignKey(db_column='procedure_version_id', db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.procedureversion'),
        ),
        migrations.AlterField(
            model_name='paper',
            name='dossier',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='dossiers.dossier'),
        ),
        migrations.AlterField(
            model_name='participant',
            name='dossier',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='participants', to='dossiers.dossier'),
        ),
        migrations.AlterField(
            model_name='result',
            name='dossier',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='results', to='dossiers.dossier'),
        ),
        migrations.AlterField(
            model_name='step',
            name='dossier',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='dossiers.dossier'),
        ),
        migrations.AlterField(
            model_name='step',
            name='holder',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='step',
            name='unit',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit'),
        ),
        migrations.AlterField(
            model_name='submission',
            name='dossier',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='submissions', to='dossiers.dossier'),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(BY_CODE, BY_SYSTEM)],
            state_operations=[
                migrations.RemoveConstraint(model_name="dossier", name="dossier_code_once"),
                migrations.AddConstraint(
                    model_name="dossier",
                    constraint=models.UniqueConstraint(
                        fields=("code", "issuing_system"), name="dossier_code_once"
                    ),
                ),
            ],
        ),
        migrations.RunSQL(
            "ALTER TABLE dossiers_dossier SET (fillfactor = 75)",
            "ALTER TABLE dossiers_dossier RESET (fillfactor)",
        ),
    ]
