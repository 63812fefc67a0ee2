"""The browser app: pages for analysts, review for editors."""
