"""A one-time code for setting a password, at most one an account."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('parties', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='PasswordCode',
            fields=[
                ('account', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='password_code', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('digest', models.BinaryField()),
                ('expires_at', models.DateTimeField()),
            ],
        ),
    ]
