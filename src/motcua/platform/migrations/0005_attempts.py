"""Counted tries at what could be guessed."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('platform', '0004_files_keys_health'),
    ]

    operations = [
        migrations.CreateModel(
            name='Attempt',
            fields=[
                ('digest', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('began_at', models.DateTimeField()),
                ('count', models.IntegerField()),
            ],
            options={
                'db_table': 'platform_attempt',
                'indexes': [models.Index(fields=['began_at'], name='platform_attempt_age')],
            },
        ),
    ]
