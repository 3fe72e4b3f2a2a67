"""The list of procedures taken in without regard to territory, by decision and phase."""

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0003_words_of_imports'),
    ]

    operations = [
        migrations.CreateModel(
            name='NonTerritorialPhase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('decision', models.CharField(help_text='its number', max_length=200)),
                ('decided_on', models.DateField(null=True)),
                ('issuer', models.CharField(blank=True, max_length=200)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(null=True)),
                ('certainty', models.CharField(default='S', max_length=12)),
                ('version', models.IntegerField(help_text='writers name the one they saw')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('decision', 'name'), name='non_territorial_phase_once'), models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='non_territorial_days_in_order')],
            },
        ),
        migrations.CreateModel(
            name='NonTerritorialItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField()),
                ('code', models.CharField(db_index=True, max_length=60)),
                ('name', models.CharField(blank=True, max_length=1000)),
                ('phase', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='items', to='catalogue.nonterritorialphase')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('phase', 'code'), name='non_territorial_item_once')],
            },
        ),
    ]
