"""Numbers a unit fixes for itself and the units under it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0003_delegation_limits'),
    ]

    operations = [
        migrations.CreateModel(
            name='Setting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('key', models.CharField(max_length=60)),
                ('value', models.PositiveIntegerField()),
                ('source', models.CharField(max_length=300)),
                ('certainty', models.CharField(max_length=40)),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='agencies.unit')),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='agencies_setting_days_in_order'), models.UniqueConstraint(fields=('unit', 'key', 'valid_from'), name='agencies_setting_once')],
            },
        ),
    ]
