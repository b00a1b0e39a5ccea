
import steward.foundation.identity.keys
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='PersonalKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=steward.foundation.identity.keys.uuid7, editable=False, unique=True)),
                ('secret', models.BinaryField(max_length=32, null=True)),
                ('created_at', models.DateTimeField()),
                ('destroyed_at', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'privacy_key',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('destroyed_at', None), ('secret__isnull', False)), models.Q(('destroyed_at__isnull', False), ('secret', None)), _connector='OR'), name='privacy_key_is_destroyed_or_has_its_secret')],
            },
        ),
    ]
