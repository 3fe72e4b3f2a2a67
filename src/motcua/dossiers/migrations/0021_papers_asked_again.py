"""A request for papers says who made it, and what of it an earlier request could have named."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('dossiers', '0020_opinions_not_given'),
    ]

    operations = [
        migrations.AddField(
            model_name='supplement',
            name='asked_account',
            field=models.BigIntegerField(help_text='who asked; of requests before, unknown', null=True),
        ),
        migrations.AddField(
            model_name='supplement',
            name='overlooked',
            field=models.JSONField(help_text='codes of what an earlier request could have named; null where there is none', null=True),
        ),
        migrations.AddIndex(
            model_name='supplement',
            index=models.Index(condition=models.Q(('overlooked__isnull', False)), fields=['asked_at'], name='supplement_repeated'),
        ),
    ]
