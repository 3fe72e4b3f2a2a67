"""What happened to accounts is read by time: an index over those entries alone."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('platform', '0006_outbox_claim'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(models.F('recorded_at'), models.F('shard'), models.F('seq'), condition=models.Q(('subject__startswith', 'account:')), name='ledger_entry_accounts'),
        ),
    ]
