"""Shelves, where paper is, manifests, closed days."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agencies', '0001_initial'),
        ('dossiers', '0009_presence'),
    ]

    operations = [
        migrations.CreateModel(
            name='Manifest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', models.CharField(blank=True, max_length=60)),
                ('state', models.CharField(choices=[('draft', 'Bản nháp'), ('handed', 'Đang chuyển'), ('received', 'Đã nhận'), ('discarded', 'Đã bỏ')], default='draft', max_length=10)),
                ('drafted_at', models.DateTimeField()),
                ('drafted_post', models.BigIntegerField()),
                ('handed_at', models.DateTimeField(null=True)),
                ('handed_by', models.BigIntegerField(help_text='account', null=True)),
                ('handed_post', models.BigIntegerField(null=True)),
                ('received_at', models.DateTimeField(null=True)),
                ('received_by', models.BigIntegerField(help_text='account', null=True)),
                ('received_post', models.BigIntegerField(null=True)),
                ('remark', models.TextField(blank=True, help_text='of whoever received, about the whole')),
                ('version', models.IntegerField(default=1, help_text='rises with every change; whoever signs names it')),
                ('giver', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
                ('receiver', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
        ),
        migrations.CreateModel(
            name='ManifestBook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('last', models.PositiveIntegerField(default=0)),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
        ),
        migrations.CreateModel(
            name='ManifestLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60)),
                ('papers', models.PositiveSmallIntegerField()),
                ('remark', models.CharField(blank=True, max_length=300)),
                ('under_way', models.BooleanField(default=True)),
                ('outcome', models.CharField(blank=True, choices=[('complete', 'Đủ'), ('differs', 'Có, nhưng khác'), ('missing', 'Không thấy')], max_length=10)),
                ('difference', models.CharField(blank=True, max_length=300)),
                ('dossier', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossiers.dossier')),
                ('manifest', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='custody.manifest')),
            ],
        ),
        migrations.CreateModel(
            name='Shelf',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('code', models.CharField(max_length=20)),
                ('name', models.CharField(blank=True, max_length=120)),
                ('closed_at', models.DateTimeField(null=True)),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Holding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_missing', models.BooleanField(default=False, help_text='listed when handed over, and not found')),
                ('since', models.DateTimeField()),
                ('by_post', models.BigIntegerField()),
                ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossiers.dossier')),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
                ('shelf', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='custody.shelf')),
            ],
        ),
        migrations.CreateModel(
            name='DayClose',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('day', models.DateField()),
                ('number', models.PositiveSmallIntegerField()),
                ('closed_at', models.DateTimeField()),
                ('closed_by', models.BigIntegerField(help_text='account')),
                ('closed_post', models.BigIntegerField()),
                ('dossiers', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), help_text='what came in that day', size=None)),
                ('receipts', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), help_text='whose money was counted', size=None)),
                ('money', models.BigIntegerField(help_text='of the receipts, in đồng')),
                ('counted', models.BigIntegerField(help_text='in the till, in đồng')),
                ('unshelved', models.IntegerField(help_text="of that day's, neither on a shelf nor handed on")),
                ('to_hand_on', models.IntegerField(help_text='papers for other agencies still here')),
                ('drafts', models.IntegerField(help_text='manifests and intakes begun and not finished')),
                ('remark', models.TextField(blank=True)),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('unit', 'day', 'number'), name='day_closed_once')],
            },
        ),
        migrations.AddIndex(
            model_name='manifest',
            index=models.Index(fields=['giver', 'state', '-drafted_at'], name='manifest_given'),
        ),
        migrations.AddIndex(
            model_name='manifest',
            index=models.Index(fields=['receiver', 'state', '-drafted_at'], name='manifest_received'),
        ),
        migrations.AddConstraint(
            model_name='manifest',
            constraint=models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('number',), name='manifest_number_once'),
        ),
        migrations.AddConstraint(
            model_name='manifestbook',
            constraint=models.UniqueConstraint(fields=('unit', 'year'), name='manifest_book_once'),
        ),
        migrations.AddIndex(
            model_name='manifestline',
            index=models.Index(fields=['dossier', 'id'], name='manifest_line_dossier'),
        ),
        migrations.AddConstraint(
            model_name='manifestline',
            constraint=models.UniqueConstraint(fields=('manifest', 'dossier'), name='manifest_line_once'),
        ),
        migrations.AddConstraint(
            model_name='manifestline',
            constraint=models.UniqueConstraint(condition=models.Q(('under_way', True)), fields=('dossier',), name='paper_under_way_once'),
        ),
        migrations.AddConstraint(
            model_name='shelf',
            constraint=models.UniqueConstraint(fields=('unit', 'code'), name='shelf_code_once'),
        ),
        migrations.AddIndex(
            model_name='holding',
            index=models.Index(condition=models.Q(('shelf__isnull', False)), fields=['shelf', 'since'], name='holding_shelf'),
        ),
    ]
