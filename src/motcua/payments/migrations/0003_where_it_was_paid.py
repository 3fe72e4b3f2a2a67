"""At which counter a receipt was written, where the cashier said so."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0007_centres_kept_by_people'),
        ('payments', '0002_a_day_of_receipts'),
    ]

    operations = [
        migrations.AddField(
            model_name='receipt',
            name='counter',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.counter'),
        ),
    ]
