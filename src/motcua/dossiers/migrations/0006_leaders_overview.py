"""What is open by its due moment, what finished since, what was put off, what was signed: the leader's figures.

The index of what is open holds every column a figure asks for, in the place of one that served no list.
"""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0001_initial'),
        ('catalogue', '0003_words_of_imports'),
        ('dossiers', '0005_supplement_closed'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='dossier',
            name='dossier_running',
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(condition=models.Q(('finished_at__isnull', True)), fields=['competent', 'due_at'], include=('submitted_at', 'status', 'field_code', 'due_is_estimate', 'is_training'), name='dossier_open'),
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(condition=models.Q(('finished_at__isnull', False)), fields=['finished_at'], include=('competent', 'submitted_at', 'due_at', 'field_code', 'due_is_estimate', 'is_training'), name='dossier_finished'),
        ),
        migrations.AddIndex(
            model_name='extension',
            index=models.Index(fields=['granted_at'], name='extension_granted'),
        ),
        migrations.AddIndex(
            model_name='step',
            index=models.Index(condition=models.Q(('closed_at__isnull', False), ('kind__in', ['approve', 'sign'])), fields=['closed_at'], include=('unit', 'competent_id', 'field_code', 'kind', 'opened_at'), name='step_decided'),
        ),
    ]
