"""Counters begin and end on a day; a centre kept by people is left alone by files loaded later."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0006_calendars_left'),
    ]

    operations = [
        migrations.AddField(
            model_name='counter',
            name='valid_from',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='counter',
            name='valid_to',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='servicecentre',
            name='kept_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
