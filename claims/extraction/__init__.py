"""Text → claims, as spaCy pipeline components (see ``nlp.py`` for their running order). No Django in here."""
