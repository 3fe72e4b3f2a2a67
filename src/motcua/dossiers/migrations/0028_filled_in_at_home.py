"""Dossiers filled in at home before they are sent, and whose they are."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0011_compared_with_the_national_list'),
        ('dossiers', '0027_where_it_was_taken_in'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='draft',
            name='account',
            field=models.ForeignKey(help_text='none before signing in', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.CreateModel(
            name='Filing',
            fields=[
                ('draft', models.OneToOneField(db_column='draft_id', on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='filing', serialize=False, to='dossiers.draft')),
                ('visitor', models.UUIDField(null=True)),
                ('choices', models.JSONField(default=dict, help_text='where, in which case, for whom, how the result comes')),
                ('answers', models.JSONField(default=dict)),
                ('stamps', models.JSONField(default=dict)),
                ('revision', models.IntegerField(default=0, help_text='rises by one with every save that changed something')),
                ('saved_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(null=True)),
                ('account', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('version_of_procedure', models.ForeignKey(db_column='procedure_version_id', db_index=False, help_text='whose questions were answered last', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.procedureversion')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('sent_at__isnull', True)), fields=['account', '-saved_at'], name='filing_own'), models.Index(condition=models.Q(('visitor__isnull', False)), fields=['visitor'], name='filing_visitor')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('account__isnull', False), ('visitor__isnull', True)), models.Q(('account__isnull', True), ('visitor__isnull', False)), _connector='OR'), name='filing_has_bearer')],
            },
        ),
        migrations.CreateModel(
            name='Holder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('how', models.CharField(help_text='filed or claimed', max_length=10)),
                ('since', models.DateTimeField()),
                ('account', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='dossiers.dossier')),
            ],
            options={
                'indexes': [models.Index(fields=['account', '-dossier'], name='holder_newest'), models.Index(fields=['dossier'], name='holder_dossier')],
                'constraints': [models.UniqueConstraint(fields=('account', 'dossier'), name='holder_once')],
            },
        ),
    ]
