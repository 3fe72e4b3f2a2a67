"""Opinions not given in time are found by their hour, and who was told of one is told once."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('dossiers', '0019_errands'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='step',
            index=models.Index(condition=models.Q(('closed_at__isnull', True), ('kind', 'consult')), fields=['due_at'], name='step_unanswered'),
        ),
        migrations.CreateModel(
            name='SilenceTold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.IntegerField(help_text='of the step that waits for the opinion')),
                ('level', models.SmallIntegerField(help_text='1: the unit asked, 2: the unit that decides')),
                ('told_at', models.DateTimeField()),
                ('dossier', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='silences', to='dossiers.dossier')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('dossier', 'token', 'level'), name='silence_told_once')],
            },
        ),
    ]
