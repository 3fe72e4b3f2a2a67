"""The list of steps nobody takes is read by unit, not through all open steps of the province."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0001_initial"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="step",
            index=models.Index(
                fields=["unit", "risk_at", "id"],
                name="step_forgotten",
                condition=models.Q(closed_at__isnull=True, holder__isnull=True, alarmed_at__isnull=False),
            ),
        ),
    ]
