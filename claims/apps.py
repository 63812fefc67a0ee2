from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ClaimsConfig(AppConfig):
    name = "claims"
    verbose_name = "Angaben"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from claims import checks  # noqa: F401  registers the system checks
        from claims.permissions import make_group
        from sources.signals import versions_ingested

        post_migrate.connect(make_group, sender=self)
        versions_ingested.connect(process_ingested)


def process_ingested(version_ids: list[int], progress: Any = None, **_signal: Any) -> None:
    """New versions go through the pipeline, which is loaded here and not at start: web workers rarely need it."""
    from claims.pipeline import process

    process(version_ids, progress)
