# A provider that does not answer, known to all web processes.

from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name='Outage',
            fields=[
                ('issuer', models.CharField(max_length=300, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('down', 'Down'), ('clock', 'Clock')], max_length=8)),
                ('since', models.DateTimeField()),
                ('again_at', models.DateTimeField()),
            ],
        ),
    ]
