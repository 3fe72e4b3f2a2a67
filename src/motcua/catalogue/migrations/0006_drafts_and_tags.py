"""The next version of a procedure while it is written, the lists a procedure stands on, versions that end."""

from django.db import migrations, models
from django.db.models.deletion import PROTECT


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0005_eligibility")]
    operations = [
        migrations.AddField(
            "procedureversion", "is_provisional", models.BooleanField(db_default=False)
        ),
        migrations.AddConstraint(
            "procedureversion",
            models.CheckConstraint(
                condition=models.Q(("is_provisional", False), ("effective_to__isnull", False), _connector="OR"),
                name="provisional_version_ends",
            ),
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("content", models.JSONField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("opened_at", models.DateTimeField()),
                ("opened_by", models.BigIntegerField(null=True)),
                ("saved_at", models.DateTimeField()),
                ("saved_by", models.BigIntegerField(null=True)),
                ("base", models.ForeignKey("catalogue.procedureversion", PROTECT, related_name="+")),
                ("procedure", models.OneToOneField("catalogue.procedure", PROTECT, related_name="draft")),
            ],
        ),
        migrations.CreateModel(
            name="ProcedureTag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=30)),
                ("phase", models.CharField(blank=True, max_length=100)),
                ("decision", models.CharField(max_length=200)),
                ("effective_from", models.DateField()),
                ("effective_to", models.DateField(blank=True, null=True)),
                ("procedure", models.ForeignKey("catalogue.procedure", PROTECT, related_name="tags")),
            ],
            options={"indexes": [models.Index(fields=["procedure", "kind"], name="tag_of_procedure")]},
        ),
    ]
