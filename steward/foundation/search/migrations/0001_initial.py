
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Rarity',
            fields=[
                ('kind', models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ('reports', models.PositiveIntegerField()),
                ('counts', models.BinaryField()),
                ('learned_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'search_rarity',
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('kind', models.PositiveSmallIntegerField()),
                ('object_id', models.BigIntegerField()),
                ('office_id', models.BigIntegerField(null=True)),
                ('is_restricted', models.BooleanField(default=False)),
                ('text', models.TextField()),
            ],
            options={
                'db_table': 'search_entry',
                'constraints': [models.UniqueConstraint(fields=('kind', 'object_id'), name='search_entry_one_per_record')],
            },
        ),
    ]
