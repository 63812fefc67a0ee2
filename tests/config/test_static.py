"""Static files: every one that a page names is there, also under its hashed name."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

from config.environment import ROOT

NAMED = sorted(
    {
        (str(template.relative_to(ROOT)), name)
        for template in (ROOT / "templates").rglob("*.html")
        for name in re.findall(r"""\{%\s*static\s+["']([^"']+)["']""", template.read_text())
    }
)


@pytest.mark.parametrize(("template", "name"), NAMED)
def test_a_file_that_a_template_names_exists(template, name):
    assert finders.find(name), f"{template} names {name}"


def test_the_files_can_be_collected_under_hashed_names(settings, tmp_path):
    """The strict storage follows every url() and import in them; a missing target fails here, not on the first start."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    }
    call_command("collectstatic", verbosity=0, interactive=False)
    for _, name in NAMED:
        assert (tmp_path / staticfiles_storage.stored_name(name)).exists()
