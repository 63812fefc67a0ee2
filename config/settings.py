"""Settings. One file, in sections; what differs between installations comes from the environment (config/env.py)."""

import os
import secrets
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pghistory
from csp.constants import NONE, SELF

from claims.terms import DisagreementKind, Kind, ReviewState
from config import env
from config.postgres import Cluster

BASE_DIR = Path(__file__).resolve().parent.parent
TESTING = "pytest" in sys.modules
if TESTING:
    os.environ.setdefault("GEGENLESE_HOME", str(env.test_directory()))  # tests never touch real data
DEBUG = env.flag("DEBUG")
HTTPS = env.flag("HTTPS")  # behind a proxy that speaks TLS and sets X-Forwarded-Proto

# -- Secrets -----------------------------------------------------------------------------------------------------------


def secret_key(directory: Path) -> str:
    """The key kept in the data directory, generated there when missing; readable for its owner alone."""
    path = directory / "secret_key"
    if not path.exists():
        env.make_data_directory(directory)
        try:
            with tempfile.NamedTemporaryFile("w", dir=directory, prefix=".secret_key-") as new:  # mode 0600
                new.write(secrets.token_urlsafe(48))
                new.flush()
                with suppress(FileExistsError):
                    os.link(new.name, path)  # the first of two processes wins
        except OSError as error:
            raise env.not_writable(directory, error) from error
    try:
        key = path.read_text().strip()
    except OSError as error:
        raise env.SetupError(
            f"{path} ist nicht lesbar ({error.strerror}). Bitte als Besitzer der Daten starten oder SECRET_KEY setzen.",
            f"{path} cannot be read ({error.strerror}). Start as the owner of the data or set SECRET_KEY.",
        ) from error
    if not key:
        raise env.SetupError(
            f"{path} ist leer. Bitte die Datei löschen; beim nächsten Start entsteht eine neue.",
            f"{path} is empty. Delete the file; the next start makes a new one.",
        )
    return key


SECRET_KEY = env.text("SECRET_KEY") or secret_key(env.data_directory())

# -- Applications ------------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "pgtrigger",
    "pghistory",
    "rest_framework",
    "rest_framework.authtoken",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_htmx",
    "csp",
    "sources",
    "claims",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    # Puts user and address into the context of every history row that the request writes.
    "pghistory.middleware.HistoryMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
            ],
        },
    },
]

# -- Database ----------------------------------------------------------------------------------------------------------


def database() -> dict[str, Any]:
    """An external Postgres by DATABASE_URL, otherwise the embedded one, which the first connection starts."""
    external = env.database()
    connection = (
        {"ENGINE": "django.db.backends.postgresql", **external}
        if external
        else Cluster(env.data_directory()).settings()
    )
    return connection | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}  # seconds


DATABASES = {"default": database()}

# Every change of a tracked row is kept, bulk writes and plain SQL included: the triggers are the database's own.
PGHISTORY_DEFAULT_TRACKERS = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())

# -- People ------------------------------------------------------------------------------------------------------------

# Whoever fails too often waits, on the login pages and at the token endpoint alike.
AUTHENTICATION_BACKENDS = ["claims.attempts.Patience", "django.contrib.auth.backends.ModelBackend"]
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Failed passwords, counted by all worker processes together.
    "attempts": {
        "BACKEND": f"django.core.cache.backends.{'locmem.LocMemCache' if TESTING else 'filebased.FileBasedCache'}",
        "LOCATION": str(env.data_directory() / "attempts"),
        "TIMEOUT": 15 * 60,  # seconds
    },
}
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
if TESTING:
    # A slow hash protects stolen passwords; test persons have none to steal.
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# -- Language and time -------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "templates" / "locale"]
USE_I18N = True
USE_TZ = True
FORMS_URLFIELD_ASSUME_HTTPS = True  # an address typed without a scheme
TIME_ZONE = "Europe/Berlin"

# -- Static files ------------------------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Names with a hash of the content can be cached for ever; tests and development read the files as they are.
MANIFEST = not (TESTING or DEBUG)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if MANIFEST
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not MANIFEST
WHITENOISE_AUTOREFRESH = not MANIFEST

# -- Security ----------------------------------------------------------------------------------------------------------

BIND_HOST, _ = env.address("BIND", "127.0.0.1:8000")
ALLOWED_HOSTS = env.words(
    "ALLOWED_HOSTS", sorted({"localhost", "127.0.0.1", "[::1]", BIND_HOST} - {"0.0.0.0", "::"})
)
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host != "*"] if HTTPS else []
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0  # a year, as browsers ask for
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"  # what an analyst looked at stays here when a link leads to an outlet
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# -- REST --------------------------------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "rest_framework.authentication.SessionAuthentication",
        "rest_framework.authentication.TokenAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.DjangoModelPermissionsOrAnonReadOnly"],
    # DRF's own pages would break the content security policy; they help while developing.
    "DEFAULT_RENDERER_CLASSES": [
        "rest_framework.renderers.JSONRenderer",
        *(["rest_framework.renderers.BrowsableAPIRenderer"] if DEBUG else []),
    ],
    "EXCEPTION_HANDLER": "claims.api.problems.problem",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    # Ten pages a second read a hundred thousand claims in two minutes; a runaway client is stopped, a harvest is not.
    "DEFAULT_THROTTLE_CLASSES": []
    if TESTING
    else ["rest_framework.throttling.AnonRateThrottle", "rest_framework.throttling.UserRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {"anon": "600/min", "user": "1200/min", "token": "20/min"},
    # Addresses that a client claims to stand for are believed to our own proxy alone.
    "NUM_PROXIES": 1 if HTTPS else 0,
}

SPECTACULAR_SETTINGS = {
    "TITLE": "Gegenlese",
    "DESCRIPTION": "Who states which figure, according to whom, and where outlets disagree.",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    # Fields of one name with other values, and fields of other names with the same values.
    "ENUM_NAME_OVERRIDES": {
        "ClaimKindEnum": [kind.value for kind in Kind],
        "DisagreementKindEnum": [kind.value for kind in DisagreementKind],
        "ReviewStateEnum": [state.value for state in ReviewState],
        "ReviewActionEnum": "claims.models.ReviewEvent.Action",
        "CurationActionEnum": "claims.models.CurationEvent.Action",
    },
}

# -- Logging -----------------------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},  # a page that does not exist is no event
        "sources": {"level": "INFO"},
        "claims": {"level": "INFO"},
    },
}
