"""The ledger's tables and the only two functions that write them."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).parents[1] / "ledger" / "sql"


class Migration(migrations.Migration):

    dependencies = [
        ('platform', '0001_clock'),
    ]

    operations = [
        migrations.CreateModel(
            name='Head',
            fields=[
                ('shard', models.SmallIntegerField(primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField()),
                ('hash', models.BinaryField()),
            ],
            options={
                'db_table': 'ledger_head',
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('pk', models.CompositePrimaryKey('shard', 'seq', 'key', blank=True, editable=False, primary_key=True, serialize=False)),
                ('shard', models.SmallIntegerField()),
                ('seq', models.BigIntegerField()),
                ('key', models.TextField()),
                ('text', models.TextField()),
                ('salt', models.BinaryField()),
            ],
            options={
                'db_table': 'ledger_note',
            },
        ),
        migrations.CreateModel(
            name='Seal',
            fields=[
                ('number', models.BigIntegerField(primary_key=True, serialize=False)),
                ('sealed_at', models.DateTimeField()),
                ('entries', models.IntegerField()),
                ('root', models.BinaryField()),
                ('heads', models.JSONField()),
                ('prev', models.BinaryField()),
                ('hash', models.BinaryField()),
            ],
            options={
                'db_table': 'ledger_seal',
            },
        ),
        migrations.CreateModel(
            name='Sealed',
            fields=[
                ('shard', models.SmallIntegerField(primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField()),
            ],
            options={
                'db_table': 'ledger_sealed',
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('pk', models.CompositePrimaryKey('shard', 'seq', blank=True, editable=False, primary_key=True, serialize=False)),
                ('shard', models.SmallIntegerField()),
                ('seq', models.BigIntegerField()),
                ('occurred_at', models.DateTimeField()),
                ('recorded_at', models.DateTimeField()),
                ('actor', models.TextField()),
                ('post', models.BigIntegerField(null=True)),
                ('on_behalf', models.BigIntegerField(null=True)),
                ('channel', models.TextField()),
                ('subject', models.TextField()),
                ('name', models.TextField()),
                ('payload', models.JSONField()),
                ('prev', models.BinaryField()),
                ('hash', models.BinaryField()),
            ],
            options={
                'db_table': 'ledger_entry',
                'indexes': [models.Index(models.F('subject'), models.F('seq'), name='ledger_entry_subject')],
            },
        ),
        migrations.RunSQL((SQL / "append.sql").read_text(), "DROP FUNCTION ledger_append(jsonb);"),
        migrations.RunSQL((SQL / "seal.sql").read_text(), "DROP FUNCTION ledger_seal(integer);"),
    ]
