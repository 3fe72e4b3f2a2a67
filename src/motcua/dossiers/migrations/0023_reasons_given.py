"""Each reason given for asking, refusing and putting off, with the text block it was taken from."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0002_access_review'),
        ('dossiers', '0022_variant_of_the_agency'),
    ]

    operations = [
        migrations.CreateModel(
            name='Reason',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('component', models.CharField(blank=True, help_text='the paper or question it is about', max_length=60)),
                ('wording', models.BigIntegerField(null=True)),
                ('wording_version', models.IntegerField(null=True)),
                ('procedure_code', models.CharField(max_length=40)),
                ('field_code', models.CharField(max_length=60)),
                ('is_training', models.BooleanField()),
                ('given_at', models.DateTimeField()),
                ('given_by', models.BigIntegerField(help_text='post')),
                ('dossier', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='dossiers.dossier')),
                ('refusal', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='dossiers.intakerefusal')),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', 'given_at'], name='reason_of_unit')],
                'constraints': [models.CheckConstraint(condition=models.Q(('dossier__isnull', True), ('refusal__isnull', True), _connector='XOR'), name='reason_of_one')],
            },
        ),
    ]
