"""Stored files, idempotency keys and the trial row of the readiness check."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('platform', '0003_outbox'),
    ]

    operations = [
        migrations.CreateModel(
            name='FileRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('pdf', 'Pdf'), ('jpeg', 'Jpeg'), ('png', 'Png')], max_length=4)),
                ('original_name', models.CharField(max_length=200)),
                ('account', models.BigIntegerField(null=True)),
                ('stored_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'files_file',
            },
        ),
        migrations.CreateModel(
            name='Trial',
            fields=[
                ('host', models.TextField(primary_key=True, serialize=False)),
                ('tried_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'health_trial',
            },
        ),
        migrations.CreateModel(
            name='IdempotencyKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('account', models.BigIntegerField()),
                ('key', models.CharField(max_length=200)),
                ('digest', models.CharField(max_length=64)),
                ('started_at', models.DateTimeField()),
                ('status', models.SmallIntegerField(null=True)),
                ('headers', models.JSONField(default=dict)),
                ('body', models.BinaryField(default=b'')),
            ],
            options={
                'db_table': 'idempotency_key',
                'indexes': [models.Index(fields=['started_at'], name='idempotency_key_age')],
                'constraints': [models.UniqueConstraint(fields=('account', 'key'), name='idempotency_key_once')],
            },
        ),
    ]
