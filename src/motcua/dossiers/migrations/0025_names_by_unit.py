"""Names of owners are found by unit; unclaimed results are listed from their index alone."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0006_calendars_left'),
        ('catalogue', '0010_drafts_that_wait'),
        ('dossiers', '0024_calendars_of_ones_own'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='dossier',
            name='dossier_unclaimed',
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(condition=models.Q(('result_channel', 'counter'), ('status', 9)), fields=['receiving', 'finished_at'], include=('id', 'is_training', 'field_code', 'procedure_code'), name='dossier_unclaimed'),
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(fields=['competent', 'owner_name_folded'], include=('submitted_at', 'id', 'is_training', 'field_code', 'procedure_code'), name='dossier_owner_competent', opclasses=['int8_ops', 'text_pattern_ops']),
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(fields=['receiving', 'owner_name_folded'], include=('submitted_at', 'id', 'is_training', 'field_code', 'procedure_code'), name='dossier_owner_receiving', opclasses=['int8_ops', 'text_pattern_ops']),
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(condition=models.Q(('helping', models.F('receiving')), _negated=True), fields=['helping', 'owner_name_folded'], include=('submitted_at', 'id', 'is_training', 'field_code', 'procedure_code'), name='dossier_owner_helping', opclasses=['int8_ops', 'text_pattern_ops']),
        ),
    ]
