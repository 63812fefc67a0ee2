from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ClaimsConfig(AppConfig):
    name = "claims"
    verbose_name = "Angaben"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in, user_login_failed

        from claims import attempts, checks  # noqa: F401  registers the system checks
        from claims.permissions import make_group
        from sources.signals import versions_ingested

        post_migrate.connect(make_group, sender=self)
        versions_ingested.connect(process_ingested)
        user_login_failed.connect(attempts.count_failure)
        user_logged_in.connect(attempts.forget_failures)


def process_ingested(version_ids: list[int], progress: Any = None, **_signal: Any) -> None:
    """New versions go through the pipeline, which is loaded here and not at start: web workers rarely need it."""
    from claims.pipeline import process

    process(version_ids, progress)
