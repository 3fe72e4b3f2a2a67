"""A delegation may be for single procedures, and up to an amount of money."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("agencies", "0002_access_review")]

    operations = [
        migrations.AddField(
            model_name="delegation",
            name="procedures",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=40), blank=True, null=True, size=None
            ),
        ),
        migrations.AddField(
            model_name="delegation",
            name="most",
            field=models.BigIntegerField(blank=True, help_text="đồng", null=True),
        ),
    ]
