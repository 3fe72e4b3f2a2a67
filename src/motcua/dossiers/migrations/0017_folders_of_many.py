"""What letters of apology written together say, kept with their order."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("dossiers", "0016_lists_without_the_table")]

    operations = [
        migrations.AddField(
            model_name="bulkorder",
            name="days",
            field=models.SmallIntegerField(help_text="working days from today to the new date (Form 04)", null=True),
        ),
        migrations.AddField(
            model_name="bulkorder",
            name="apology",
            field=models.TextField(blank=True, db_default="", help_text="words of Form 04"),
        ),
        migrations.AddField(
            model_name="bulkorder",
            name="article",
            field=models.CharField(blank=True, db_default="", max_length=300),
        ),
        migrations.AlterField(
            model_name="bulkorder",
            name="note",
            field=models.TextField(blank=True, help_text="remark, or the reason where the act needs one"),
        ),
    ]
