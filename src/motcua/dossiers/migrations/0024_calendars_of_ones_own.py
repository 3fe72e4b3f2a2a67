"""A unit comes to a calendar of its own, or leaves it on a day."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('dossiers', '0023_reasons_given'),
    ]

    operations = [
        migrations.AddField(
            model_name='calendardraft',
            name='for_unit_id',
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='calendardraft',
            name='leaves_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='calendardraft',
            name='origin',
            field=models.CharField(blank=True, db_default='', default='', max_length=40),
        ),
        migrations.AddField(
            model_name='calendardraft',
            name='origin_version',
            field=models.CharField(blank=True, db_default='', default='', max_length=40),
        ),
        migrations.AlterField(
            model_name='calendardraft',
            name='state',
            field=models.CharField(choices=[('open', 'Open'), ('proposed', 'Proposed'), ('saved', 'Saved'), ('leaving', 'Leaving'), ('done', 'Done'), ('dropped', 'Dropped')], default='open', max_length=10),
        ),
    ]
