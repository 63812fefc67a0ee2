from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0002_term_index_without_pending_list"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="articleversion",
            index=models.Index(
                condition=models.Q(("current", True)), fields=["id", "article"], name="version_current"
            ),
        ),
    ]
