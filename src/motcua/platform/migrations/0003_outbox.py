"""Facts, their deliveries, and the functions that announce and defer in the caller's transaction."""

from pathlib import Path

from django.db import migrations, models

PLATFORM = Path(__file__).parents[1]


class Migration(migrations.Migration):

    dependencies = [
        ('platform', '0002_ledger'),
        ('procrastinate', '0041_post_retry_failed_job'),
    ]

    operations = [
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fact', models.BigIntegerField()),
                ('reaction', models.TextField()),
                ('lane', models.TextField(null=True)),
                ('state', models.TextField(choices=[('waiting', 'Waiting'), ('done', 'Done'), ('parked', 'Parked')], default='waiting')),
                ('tries', models.SmallIntegerField(default=0)),
                ('waits', models.SmallIntegerField(default=0)),
                ('next_at', models.DateTimeField()),
                ('last_error', models.TextField(default='')),
            ],
            options={
                'db_table': 'outbox_delivery',
                'indexes': [models.Index(models.F('next_at'), condition=models.Q(('state', 'waiting')), name='outbox_delivery_due'), models.Index(models.F('reaction'), models.F('lane'), models.F('id'), condition=models.Q(('lane__isnull', False), models.Q(('state', 'done'), _negated=True)), name='outbox_delivery_lane')],
                'constraints': [models.UniqueConstraint(fields=('fact', 'reaction'), name='outbox_delivery_once')],
            },
        ),
        migrations.CreateModel(
            name='OutboxFact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.TextField()),
                ('subject', models.TextField()),
                ('payload', models.JSONField()),
                ('key', models.TextField(null=True)),
                ('occurred_at', models.DateTimeField()),
                ('recorded_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'outbox_fact',
                'constraints': [models.UniqueConstraint(condition=models.Q(('key__isnull', False)), fields=('key',), name='outbox_fact_key')],
            },
        ),
        migrations.RunSQL(
            (PLATFORM / "jobs" / "sql" / "defer.sql").read_text(), "DROP FUNCTION jobs_defer(text, jsonb);"
        ),
        migrations.RunSQL(
            (PLATFORM / "outbox" / "sql" / "announce.sql").read_text(),
            "DROP FUNCTION outbox_announce(jsonb);",
        ),
    ]
