"""What an agency took in for others, and others for it, by two small indexes."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0001_initial'),
        ('catalogue', '0003_words_of_imports'),
        ('dossiers', '0009_presence'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(condition=models.Q(('is_non_territorial', True)), fields=['receiving', '-submitted_at', '-id'], name='dossier_for_others'),
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(condition=models.Q(('is_non_territorial', True)), fields=['competent', '-submitted_at', '-id'], name='dossier_by_others'),
        ),
    ]
