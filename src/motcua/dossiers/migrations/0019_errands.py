"""What one officer asks of another by a day."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("dossiers", "0018_papers_used_again"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Errand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("given_by", models.BigIntegerField(help_text="post")),
                ("address", models.CharField(blank=True, help_text="of the page with its filter", max_length=500)),
                ("text", models.TextField()),
                ("due_on", models.DateField()),
                ("given_at", models.DateTimeField()),
                ("answer", models.TextField(blank=True)),
                ("closed_at", models.DateTimeField(help_text="answered, or taken back by who gave it", null=True)),
                ("is_taken_back", models.BooleanField(db_default=False)),
                (
                    "dossier",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="errands",
                        to="dossiers.dossier",
                    ),
                ),
                (
                    "giver",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=["owner", "due_on", "id"],
                        name="errand_of_owner",
                    ),
                    models.Index(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=["giver", "due_on", "id"],
                        name="errand_of_giver",
                    ),
                    models.Index(fields=["owner", "-closed_at"], name="errand_done_by"),
                    models.Index(fields=["giver", "-closed_at"], name="errand_done_for"),
                ],
            },
        ),
    ]
