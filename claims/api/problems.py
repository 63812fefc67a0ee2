"""Errors as problem details (RFC 9457): ``type`` is one of a short stable list of codes."""

from typing import Any

from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.views import exception_handler

CODES = {
    status.HTTP_400_BAD_REQUEST: "invalid",
    status.HTTP_401_UNAUTHORIZED: "not_authenticated",
    status.HTTP_403_FORBIDDEN: "not_permitted",
    status.HTTP_404_NOT_FOUND: "not_found",
    status.HTTP_405_METHOD_NOT_ALLOWED: "method_not_allowed",
    status.HTTP_409_CONFLICT: "conflict",
    status.HTTP_429_TOO_MANY_REQUESTS: "too_many_requests",
}


class Conflict(exceptions.APIException):
    """The state does not allow the move; ``code`` says why."""

    status_code = status.HTTP_409_CONFLICT


def problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler with the answer rewritten to application/problem+json."""
    answer = exception_handler(error, context)
    if answer is None:
        return None
    fields = answer.data if isinstance(error, exceptions.ValidationError) else None
    detail = "" if fields is not None else str(answer.data.get("detail", ""))
    code = getattr(getattr(error, "detail", None), "code", None) if isinstance(error, Conflict) else None
    answer.data = {
        "type": f"urn:gegenlese:{code or CODES.get(answer.status_code, 'error')}",
        "title": answer.status_text,
        "status": answer.status_code,
        "detail": detail,
    }
    if fields is not None:
        answer.data["errors"] = fields
    answer.content_type = "application/problem+json"
    return answer
