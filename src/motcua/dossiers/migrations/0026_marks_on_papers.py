"""Marks that officers put on pages of papers."""

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('dossiers', '0025_names_by_unit'),
        ('platform', '0012_changes_of_units_by_time'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PaperMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page', models.PositiveSmallIntegerField()),
                ('left', models.PositiveSmallIntegerField()),
                ('top', models.PositiveSmallIntegerField()),
                ('width', models.PositiveSmallIntegerField()),
                ('height', models.PositiveSmallIntegerField()),
                ('words', models.CharField(max_length=300)),
                ('post', models.BigIntegerField(help_text='in which the author acted', null=True)),
                ('unit', models.BigIntegerField(help_text='of that post', null=True)),
                ('marked_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_by', models.BigIntegerField(help_text='account', null=True)),
                ('author', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('behalf', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='dossiers.dossier')),
                ('file', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='platform.filerecord')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('withdrawn_at__isnull', True)), fields=['dossier', 'file', 'id'], name='paper_mark_standing')],
                'constraints': [models.CheckConstraint(condition=models.Q(('height__gt', 0), ('left__lte', django.db.models.expressions.CombinedExpression(models.Value(10000), '-', models.F('width'))), ('page__gt', 0), ('top__lte', django.db.models.expressions.CombinedExpression(models.Value(10000), '-', models.F('height'))), ('width__gt', 0)), name='paper_mark_on_page')],
            },
        ),
    ]
