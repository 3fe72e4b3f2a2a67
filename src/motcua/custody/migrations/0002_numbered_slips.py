"""Blocks of numbered slips, and what became of each number."""

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0001_initial'),
        ('custody', '0001_initial'),
        ('dossiers', '0010_between_units'),
    ]

    operations = [
        migrations.CreateModel(
            name='SlipBlock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('counter', models.CharField(blank=True, max_length=120)),
                ('first', models.PositiveIntegerField()),
                ('last', models.PositiveIntegerField()),
                ('reserved_at', models.DateTimeField()),
                ('reserved_post', models.BigIntegerField()),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Slip',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('received_at', models.DateTimeField(help_text='as written on the slip', null=True)),
                ('procedure_code', models.CharField(blank=True, max_length=40)),
                ('intent', models.UUIDField(null=True, unique=True)),
                ('entered_at', models.DateTimeField(null=True)),
                ('entered_post', models.BigIntegerField(null=True)),
                ('voided_at', models.DateTimeField(null=True)),
                ('voided_post', models.BigIntegerField(null=True)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('dossier', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossiers.dossier')),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
                ('block', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='slips', to='custody.slipblock')),
            ],
        ),
        migrations.CreateModel(
            name='SlipBook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('last', models.PositiveIntegerField(default=0)),
                ('unit', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
        ),
        migrations.AddConstraint(
            model_name='slipblock',
            constraint=models.UniqueConstraint(fields=('unit', 'first'), name='slip_block_once'),
        ),
        migrations.AddConstraint(
            model_name='slipblock',
            constraint=models.CheckConstraint(condition=models.Q(('last__gte', models.F('first'))), name='slip_block_in_order'),
        ),
        migrations.AddIndex(
            model_name='slip',
            index=models.Index(fields=['block', 'number'], name='slip_of_block'),
        ),
        migrations.AddConstraint(
            model_name='slip',
            constraint=models.UniqueConstraint(fields=('unit', 'number'), name='slip_once'),
        ),
        migrations.AddConstraint(
            model_name='slip',
            constraint=models.CheckConstraint(condition=models.Q(('dossier__isnull', True), ('voided_at__isnull', True), _connector='OR'), name='slip_used_or_void'),
        ),
    ]
