"""At which counter a dossier was taken in, where whoever took it in said so."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0007_centres_kept_by_people'),
        ('dossiers', '0026_marks_on_papers'),
    ]

    operations = [
        migrations.AddField(
            model_name='dossier',
            name='counter',
            field=models.ForeignKey(db_index=False, help_text='where it was taken in', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.counter'),
        ),
    ]
