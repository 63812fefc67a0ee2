"""Passwords cannot be guessed by trying: whoever fails too often must wait, on every way in (page, admin, token).

Failures are counted for each name and address together and for each address alone, so that nobody can lock an editor out from
elsewhere. The counts lie in the cache "attempts", which all processes of this machine share.
"""

from hashlib import sha256
from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import AuthenticationForm
from django.core.cache import caches
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest
from django.utils.connection import ConnectionProxy
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import Throttled
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle, ScopedRateThrottle

# A person who mistypes tries three or four times; OWASP's Authentication Cheat Sheet asks for a small number and a wait of
# minutes. An address stands for a whole newsroom behind one router.
NAME_FAILURES = 10
ADDRESS_FAILURES = 100
WAIT_SECONDS = 15 * 60

TOO_MANY = _("Too many failed attempts. Please wait a quarter of an hour and try again.")


def blocked(request: Any, name: str) -> bool:
    """Whether this name and address have failed too often lately."""
    counts = caches["attempts"].get_many(keys := _keys(request, name))
    return any(
        counts.get(key, 0) >= limit
        for key, limit in zip(keys, (NAME_FAILURES, ADDRESS_FAILURES), strict=True)
    )


def count_failure(credentials: dict[str, Any], request: Any = None, **_signal: Any) -> None:
    """Receiver of ``user_login_failed``. Attempts while blocked do not prolong the wait."""
    name = str(credentials.get("username", ""))
    if request is None or blocked(request, name):
        return
    for key in _keys(request, name):
        cache = caches["attempts"]
        if not cache.add(key, 1, WAIT_SECONDS):
            cache.incr(key)


def forget_failures(request: Any, user: Any, **_signal: Any) -> None:
    """Receiver of ``user_logged_in``: whoever knows the password has not been guessing."""
    if request is not None:
        caches["attempts"].delete(_keys(request, user.get_username())[0])


class Patience:
    """The first authentication backend: lets nobody through who has to wait, whatever the password. It knows no users, so
    nothing but ``authenticate`` asks it."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> None:
        if request is not None and blocked(request, str(credentials.get("username", ""))):
            raise PermissionDenied


class _Saying:
    """A login form that says why the right password does not help at the moment."""

    request: Any
    cleaned_data: Any

    def get_invalid_login_error(self) -> ValidationError:
        if blocked(self.request, str(self.cleaned_data.get("username", ""))):
            return ValidationError(TOO_MANY, code="too_many_attempts")
        return super().get_invalid_login_error()  # type: ignore[misc]


class LoginForm(_Saying, AuthenticationForm):
    """For the login page."""


class AdminLoginForm(_Saying, AdminAuthenticationForm):
    """For the admin's own login page."""


class TokenThrottle(ScopedRateThrottle):
    """Attempts to get a token, of each address; the rate stands in the settings."""

    cache = ConnectionProxy(caches, "attempts")  # type: ignore[assignment]  # an instance for each thread

    def allow_request(self, request: Request, view: Any) -> bool:
        if blocked(request, str(request.data.get("username", ""))):
            raise Throttled(wait=WAIT_SECONDS, detail=str(TOO_MANY))
        return super().allow_request(request, view)


def _keys(request: Any, name: str) -> tuple[str, str]:
    """The cache keys of name and address together, and of the address alone."""
    address = BaseThrottle().get_ident(request) or ""  # none behind a socket
    return tuple(sha256(key.encode()).hexdigest() for key in (f"{address} {name.casefold()}", address))  # type: ignore[return-value]
