import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    """Two fields get plain names; their columns keep theirs, so workers of both versions run beside each other."""

    dependencies = [
        ('jobs', '0001_initial'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(model_name='job', name='forgiven', field=models.PositiveIntegerField(db_column='forgiven', default=0, verbose_name='attempts forgiven')),
                migrations.RenameField(model_name='job', old_name='forgiven', new_name='attempts_reset'),
                migrations.AlterField(model_name='job', name='ring_at', field=models.DateTimeField(db_column='ring_at', default=django.utils.timezone.now, verbose_name='ring again at')),
                migrations.RenameField(model_name='job', old_name='ring_at', new_name='notify_at'),
            ],
        ),
    ]
