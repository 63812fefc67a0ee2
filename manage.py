#!/usr/bin/env python
"""Django's commands in this project. ``./run manage`` calls it in the project's environment."""

import os
import sys

from config.env import SetupError


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError as error:
        sys.exit(
            f"{error}\nBitte ./run manage statt python manage.py benutzen.\nUse ./run manage instead of python manage.py."
        )
    try:
        execute_from_command_line(sys.argv)
    except SetupError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
