"""What is searched, and the index over it: each database by its own means."""

import django.db.models.deletion
from django.db import migrations, models

_FTS = """
CREATE VIRTUAL TABLE store_search USING fts5(
    name, reading, work, label, note,
    content='', columnsize=0, detail=column, tokenize="ascii tokenchars '_^!#$%%&()*+,-./:;<=>?@[]`{|}~'"
)
"""
_GIN = (
    "ALTER TABLE store_searchrow ADD COLUMN grams tsvector",
    "CREATE INDEX search_by_gram ON store_searchrow USING gin (grams)",
)


def make_index(apps, schema_editor):
    is_sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in (_FTS,) if is_sqlite else _GIN:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    # On PostgreSQL the column goes with its table.
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE store_search")


class Migration(migrations.Migration):
    dependencies = [("store", "0005_profiles")]

    operations = [
        migrations.CreateModel(
            name="SearchRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("node", models.CharField(max_length=32)),
                ("shelf", models.CharField(max_length=10)),
                ("name", models.TextField(blank=True)),
                ("reading", models.TextField(blank=True)),
                ("work", models.TextField(blank=True)),
                ("label", models.TextField(blank=True)),
                ("note", models.TextField(blank=True)),
                ("recency", models.IntegerField(default=0)),
                ("sort_key", models.CharField(blank=True, max_length=400)),
                (
                    "workspace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="store.workspace"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["workspace", "node"], name="search_by_node"),
                    models.Index(
                        fields=["workspace", "shelf", "-recency", "sort_key", "node"],
                        name="search_by_closeness",
                    ),
                ],
            },
        ),
        migrations.RunPython(make_index, drop_index),
    ]
