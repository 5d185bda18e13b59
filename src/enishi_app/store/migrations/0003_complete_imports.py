"""Whether an import was read to its end, so that bringing it back knows where it stood."""

from django.db import migrations, models


def mark_finished(apps, schema_editor):
    runs = apps.get_model("store", "ImportRun").objects.using(schema_editor.connection.alias)
    # Nothing told until now whether one that was taken back had come to its end; most had.
    runs.filter(status__in=("done", "undone")).update(is_complete=True)


class Migration(migrations.Migration):
    dependencies = [("store", "0002_resumable_imports")]

    operations = [
        migrations.AddField(
            model_name="importrun",
            name="is_complete",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(mark_finished, migrations.RunPython.noop),
    ]
