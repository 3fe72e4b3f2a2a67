"""What was undertaken about late dossiers, and the register of obstacles."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0001_initial'),
        ('dossiers', '0006_leaders_overview'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cause', models.CharField(max_length=20)),
                ('explanation', models.TextField(blank=True)),
                ('settle_by', models.DateField()),
                ('written_at', models.DateTimeField()),
                ('written_by', models.BigIntegerField(help_text='post')),
                ('noted_at', models.DateTimeField(help_text='when it was last written about; a week later it is due again')),
                ('version', models.IntegerField(default=1, help_text='writers name the one they saw')),
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='followed_up', to='dossiers.dossier')),
                ('owner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='FollowUpNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('written_at', models.DateTimeField()),
                ('written_by', models.BigIntegerField(help_text='post')),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='follow_up_notes', to='dossiers.dossier')),
            ],
        ),
        migrations.CreateModel(
            name='Obstacle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('field_code', models.CharField(blank=True, help_text='of what it is about, if anything', max_length=40)),
                ('procedure_code', models.CharField(blank=True, max_length=40)),
                ('question', models.TextField()),
                ('due_on', models.DateField()),
                ('raised_at', models.DateTimeField()),
                ('raised_by', models.BigIntegerField(help_text='post')),
                ('answer', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('answered_by', models.BigIntegerField(help_text='post', null=True)),
                ('department', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
                ('dossier', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='obstacles', to='dossiers.dossier')),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', 'due_on', 'id'], name='obstacle_raised'), models.Index(fields=['department', 'due_on', 'id'], name='obstacle_asked')],
            },
        ),
    ]
