"""Worklists are read and sorted within their index: what a line says of its step lies there."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0001_initial'),
        ("dossiers", "0015_calendar_drafts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='step',
            name='step_mine',
        ),
        migrations.RemoveIndex(
            model_name='step',
            name='step_of_unit',
        ),
        migrations.AddIndex(
            model_name='step',
            index=models.Index(condition=models.Q(('closed_at__isnull', True)), fields=['holder', 'risk_at', 'id'], include=('unit', 'kind', 'field_code', 'waits', 'dossier', 'token', 'name', 'due_at'), name='step_mine'),
        ),
        migrations.AddIndex(
            model_name='step',
            index=models.Index(condition=models.Q(('closed_at__isnull', True)), fields=['unit', 'kind', 'risk_at', 'id'], include=('field_code', 'holder', 'waits', 'dossier', 'token', 'name', 'due_at'), name='step_of_unit'),
        ),
    ]
