"""Errors as problem details (RFC 9457): ``type`` is one of a short stable list of codes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import exceptions, serializers, status
from rest_framework.response import Response
from rest_framework.views import exception_handler

from claims import curation

CODES = {
    status.HTTP_400_BAD_REQUEST: "invalid",
    status.HTTP_401_UNAUTHORIZED: "not_authenticated",
    status.HTTP_403_FORBIDDEN: "not_permitted",
    status.HTTP_404_NOT_FOUND: "not_found",
    status.HTTP_405_METHOD_NOT_ALLOWED: "method_not_allowed",
    status.HTTP_409_CONFLICT: "conflict",
    status.HTTP_429_TOO_MANY_REQUESTS: "too_many_requests",
}


TITLES = {
    status.HTTP_400_BAD_REQUEST: gettext_lazy("Not understood"),
    status.HTTP_401_UNAUTHORIZED: gettext_lazy("Not logged in"),
    status.HTTP_403_FORBIDDEN: gettext_lazy("Not permitted"),
    status.HTTP_404_NOT_FOUND: gettext_lazy("Not found"),
    status.HTTP_405_METHOD_NOT_ALLOWED: gettext_lazy("Not possible here"),
    status.HTTP_409_CONFLICT: gettext_lazy("Not possible any more"),
    status.HTTP_429_TOO_MANY_REQUESTS: gettext_lazy("Too many requests"),
}


class ProblemSerializer(serializers.Serializer[Any]):
    """Why a request was refused (RFC 9457). ``title``, ``detail`` and ``errors`` are in the language of the request."""

    type = serializers.CharField(help_text="urn:gegenlese: and a code that stays the same")
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    errors = serializers.DictField(
        required=False,
        child=serializers.ListField(child=serializers.CharField()),
        help_text="Field → complaints",
    )  # type: ignore[assignment]


# For ``extend_schema(responses=…)``.
INVALID = {400: ProblemSerializer}
MISSING = {404: ProblemSerializer}
REFUSED = {400: ProblemSerializer, 403: ProblemSerializer, 404: ProblemSerializer, 409: ProblemSerializer}


class Conflict(exceptions.APIException):
    """The state does not allow the move; ``code`` says why."""

    status_code = status.HTTP_409_CONFLICT


def problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler with the answer rewritten to application/problem+json."""
    answer = exception_handler(error, context)
    if answer is None:
        return None
    fields = _by_field(answer.data) if isinstance(error, exceptions.ValidationError) else None
    if fields is not None:
        detail = " ".join(
            _sentence(name, complaint) for name, listed in fields.items() for complaint in listed
        )
    elif answer.status_code == status.HTTP_404_NOT_FOUND and not isinstance(error, exceptions.NotFound):
        detail = _("There is nothing at this address.")  # Django's own words are English and name the model
    else:
        detail = str(answer.data.get("detail", ""))
    code = getattr(getattr(error, "detail", None), "code", None) if isinstance(error, Conflict) else None
    answer.data = {
        "type": f"urn:gegenlese:{code or CODES.get(answer.status_code, 'error')}",
        "title": str(TITLES.get(answer.status_code, answer.status_text)),
        "status": answer.status_code,
        "detail": detail,
    }
    if fields is not None:
        answer.data["errors"] = fields
    answer.content_type = "application/problem+json"
    return answer


def _by_field(data: Any) -> dict[str, list[str]]:
    """DRF's errors as field → complaints; what belongs to no field stands under ``non_field_errors``."""
    if not isinstance(data, dict):
        return {"non_field_errors": _flat(data)}
    return {str(name): _flat(listed) for name, listed in data.items()}


def _flat(listed: Any) -> list[str]:
    if isinstance(listed, dict):
        return [complaint for inner in listed.values() for complaint in _flat(inner)]
    if isinstance(listed, list | tuple):
        return [complaint for inner in listed for complaint in _flat(inner)]
    return [str(listed)]


def _sentence(name: str, complaint: str) -> str:
    return complaint if name == "non_field_errors" else f"{name}: {complaint}"


@contextmanager
def curation_refusals() -> Iterator[None]:
    """What curation refuses becomes 403, 409 or 400 with the sentence that the page would show."""
    try:
        yield
    except curation.NotPermitted as refusal:
        raise exceptions.PermissionDenied(str(refusal)) from refusal
    except curation.NotPossible as refusal:
        raise Conflict(str(refusal), code=refusal.code) from refusal
    except curation.CurationError as refusal:
        raise exceptions.ValidationError([str(refusal)]) from refusal
