"""Whoever has a delivery in hand is known by a token."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('platform', '0005_attempts'),
    ]

    operations = [
        migrations.AddField(
            model_name='delivery',
            name='claim',
            field=models.UUIDField(null=True),
        ),
    ]
