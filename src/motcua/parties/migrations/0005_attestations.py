# What identity providers vouched for, and representations they name.

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('parties', '0004_kin'),
    ]

    operations = [
        migrations.CreateModel(
            name='Attestation',
            fields=[
                ('account', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='attestation', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('issuer', models.CharField(max_length=300)),
                ('source', models.CharField(max_length=60)),
                ('level', models.CharField(blank=True, default='', max_length=40)),
                ('verified_at', models.DateTimeField()),
                ('name', models.CharField(max_length=300)),
                ('personal_id', models.CharField(blank=True, default='', max_length=20)),
                ('birth_date', models.DateField(blank=True, null=True)),
                ('sex', models.CharField(blank=True, default='', max_length=8)),
                ('address', models.CharField(blank=True, default='', max_length=500)),
                ('commune_code', models.CharField(blank=True, default='', max_length=5)),
                ('code', models.CharField(blank=True, default='', max_length=14)),
            ],
        ),
        migrations.AddField(
            model_name='representation',
            name='attested_by',
            field=models.CharField(blank=True, max_length=300, null=True),
        ),
    ]
