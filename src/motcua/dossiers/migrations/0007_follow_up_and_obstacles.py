"""What was undertaken about late dossiers, the register of obstacles, and which supplements are overdue."""

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
            ],
        ),
        migrations.CreateModel(
            name='FollowUpNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('written_at', models.DateTimeField()),
                ('written_by', models.BigIntegerField(help_text='post')),
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
            ],
        ),
        migrations.AddIndex(
            model_name='supplement',
            index=models.Index(condition=models.Q(('closed_at__isnull', True)), fields=['answer_by'], name='supplement_waiting'),
        ),
        migrations.AddField(
            model_name='followup',
            name='dossier',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='followed_up', to='dossiers.dossier'),
        ),
        migrations.AddField(
            model_name='followup',
            name='owner',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='followupnote',
            name='dossier',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='follow_up_notes', to='dossiers.dossier'),
        ),
        migrations.AddField(
            model_name='obstacle',
            name='department',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit'),
        ),
        migrations.AddField(
            model_name='obstacle',
            name='dossier',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='obstacles', to='dossiers.dossier'),
        ),
        migrations.AddField(
            model_name='obstacle',
            name='unit',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit'),
        ),
        migrations.AddIndex(
            model_name='obstacle',
            index=models.Index(fields=['unit', 'due_on', 'id'], name='obstacle_raised'),
        ),
        migrations.AddIndex(
            model_name='obstacle',
            index=models.Index(fields=['department', 'due_on', 'id'], name='obstacle_asked'),
        ),
    ]
