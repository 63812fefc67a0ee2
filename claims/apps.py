from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ClaimsConfig(AppConfig):
    name = "claims"
    verbose_name = "Angaben"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from claims.permissions import make_group

        post_migrate.connect(make_group, sender=self)
