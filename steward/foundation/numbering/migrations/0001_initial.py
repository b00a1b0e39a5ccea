
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=12)),
                ('office_id_or_zero', models.BigIntegerField(default=0)),
                ('period', models.CharField(max_length=8)),
                ('last', models.PositiveIntegerField(default=0)),
            ],
            options={
                'db_table': 'numbering_series',
                'constraints': [models.UniqueConstraint(fields=('code', 'office_id_or_zero', 'period'), name='numbering_series_once')],
            },
        ),
    ]
