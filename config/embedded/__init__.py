"""Django's Postgres backend for the embedded server, which it starts when it is needed and not before."""
