"""Which calendars a unit has left, so that what it promised by them goes on by the one it uses now."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0005_units_that_change'),
    ]

    operations = [
        migrations.CreateModel(
            name='CalendarSwitch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('left', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('unit', 'left'), name='agencies_calendar_left_once')],
            },
        ),
    ]
