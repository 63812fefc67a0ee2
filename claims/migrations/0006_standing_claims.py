from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0005_topic_counts"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                condition=models.Q(("withdrawn_at__isnull", True)), fields=["version"], name="claim_standing"
            ),
        ),
    ]
