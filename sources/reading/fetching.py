"""Fetching from the web, with limits: only http and https, no internal addresses, a size and a time.

Every hop of a redirect is checked anew, and the connection goes to the very address that was checked, so that a name
which changes its answer in between cannot lead inside.
"""

import ipaddress
import socket
import time
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import httpx

from sources.errors import Reason, Refusal

# No article is larger; it bounds the memory that one file can take.
LARGEST_BYTES = 20_000_000
LARGEST = "20 MB"
SECONDS = 30
STALLED_SECONDS = 10
MOST_REDIRECTS = 5
USER_AGENT = "Gegenlese/0.1 (news comparison)"
REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: ``url`` after redirects, the media type without parameters, the charset the server named."""

    url: str
    data: bytes
    media_type: str
    charset: str | None


@dataclass(frozen=True, slots=True)
class Fetching:
    """How to fetch. ``private_addresses`` allows addresses of the internal network."""

    private_addresses: bool = False
    seconds: float = SECONDS
    largest_bytes: int = LARGEST_BYTES

    def fetch(self, url: str) -> Fetched:
        """What stands at ``url``. Raises Refusal."""
        deadline = time.monotonic() + self.seconds
        try:
            # Proxies from the environment would connect to addresses that nobody checked.
            with httpx.Client(trust_env=False, timeout=min(STALLED_SECONDS, self.seconds)) as client:
                for _ in range(MOST_REDIRECTS + 1):
                    answer = self._get(client, url, deadline)
                    if isinstance(answer, Fetched):
                        return answer
                    url = answer
        except httpx.TimeoutException:
            raise Refusal(Reason.TOO_SLOW, seconds=round(self.seconds)) from None
        except httpx.HTTPError as error:
            raise Refusal(Reason.UNREACHABLE, host=_host(url), detail=type(error).__name__) from None
        except (httpx.InvalidURL, ValueError):
            raise Refusal(Reason.BAD_ADDRESS) from None
        raise Refusal(Reason.TOO_MANY_REDIRECTS, limit=MOST_REDIRECTS)

    def _get(self, client: httpx.Client, url: str, deadline: float) -> Fetched | str:
        """The answer, or the address it redirects to."""
        host = _host(url)
        address = self._resolve(host, urlsplit(url).port)
        target = httpx.URL(url).copy_with(host=address)
        headers = {
            "Host": httpx.URL(url).netloc.decode("ascii"),
            "User-Agent": USER_AGENT,
            "Accept-Language": "de",
        }
        with client.stream("GET", target, headers=headers, extensions={"sni_hostname": host}) as response:
            if response.status_code in REDIRECTS and "location" in response.headers:
                return urljoin(url, response.headers["location"])
            if response.status_code != 200:
                raise Refusal(Reason.HTTP_STATUS, status=response.status_code)
            data = bytearray()
            for chunk in response.iter_bytes():
                data += chunk
                if len(data) > self.largest_bytes:
                    raise Refusal(Reason.TOO_LARGE, limit=f"{self.largest_bytes // 1_000_000} MB")
                if time.monotonic() > deadline:
                    raise Refusal(Reason.TOO_SLOW, seconds=round(self.seconds))
            media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            return Fetched(url, bytes(data), media_type, response.charset_encoding)

    def _resolve(self, host: str, port: int | None) -> str:
        """An address of the host that may be fetched. Raises Refusal when one of its addresses is internal."""
        try:
            answers = socket.getaddrinfo(host, port or 443, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise Refusal(Reason.UNREACHABLE, host=host, detail=type(error).__name__) from None
        addresses = [str(answer[4][0]) for answer in answers]
        if not self.private_addresses and not all(map(is_public, addresses)):
            raise Refusal(Reason.PRIVATE_ADDRESS, host=host)
        return addresses[0]


def is_public(address: str) -> bool:
    """Whether an IP address is reachable by everybody: not loopback, private, link-local, multicast or reserved; an
    IPv4 address inside an IPv6 address (mapped, 6to4, Teredo, NAT64) counts as itself."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _host(url: str) -> str:
    """The host of a web address. Raises Refusal when it is none."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
        _ = parts.port  # raises ValueError when it is no number
    except ValueError:
        raise Refusal(Reason.BAD_ADDRESS) from None
    if parts.scheme not in ("http", "https") or not host or parts.username is not None:
        raise Refusal(Reason.BAD_ADDRESS)
    return host
