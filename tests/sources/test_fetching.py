"""Fetching from the web, against a server of our own."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from sources.errors import Reason, Refusal
from sources.reading import Document, Fetching, Options, Unreadable, read
from sources.reading.fetching import MOST_REDIRECTS, is_public

PAGE = (Path(__file__).parent / "data" / "page.html").read_bytes()
FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Talkurier</title>
<item><title>Titel im Feed</title><link>{base}/plain</link><pubDate>Mon, 02 Jun 2025 06:00:00 +0200</pubDate></item>
<item><title>Gibt es nicht mehr</title><link>{base}/missing</link></item>
<item><title>Brand</title><link>{base}/page</link></item>
</channel></rss>"""
TEXT = "In Niederau ist am Dienstag ein Zug entgleist. Drei Reisende wurden nach Angaben der Bahn leicht verletzt."


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        base = f"http://{self.headers['Host']}"
        answers = {
            "/page": ("text/html; charset=utf-8", PAGE),
            "/plain": ("text/plain; charset=utf-8", TEXT.encode()),
            "/feed": ("application/rss+xml", FEED.format(base=base).encode()),
            "/xml": ("application/xml", FEED.format(base=base).encode()),
            "/emptyfeed": ("application/rss+xml", b"<rss/>"),
            "/json": (
                "application/json",
                b'{"id": "j1", "text": "Ein Zug ist in Niederau entgleist, drei Verletzte."}',
            ),
            "/image": ("image/png", b"\x89PNG"),
            "/pdf": ("application/octet-stream", b"%PDF-1.7 kaputt"),
            "/large": ("text/plain", b"x" * 300_000),
        }
        name = self.path.partition("?")[0]
        if name.startswith("/redirect"):
            self.send_response(302)
            targets = {
                "/redirect": "/page",
                "/redirect-file": "file:///etc/passwd",
                "/redirect-in": "http://10.0.0.1/",
            }
            self.send_header("Location", targets.get(name, "/redirect-loop"))
            self.end_headers()
        elif name == "/slow":
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(100):
                    self.wfile.write(b"x" * 10)
                    time.sleep(0.1)
            except OSError:
                pass  # the reader has hung up, as it should
        elif name in answers:
            kind, body = answers[name]
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body)
        else:
            self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()


OPEN = Fetching(private_addresses=True, seconds=5, largest_bytes=200_000)


def refusal(url: str, fetching: Fetching = OPEN) -> Reason:
    with pytest.raises(Refusal) as refused:
        fetching.fetch(url)
    return refused.value.reason


def test_a_page_is_fetched_and_named_by_its_address(server: str) -> None:
    (document,) = read(f"{server}/page#kommentare", Options(fetching=OPEN))
    assert isinstance(document, Document)
    # the page's canonical address lies on another host, so it is not believed
    assert document.metadata.url == document.article == f"{server}/page"
    assert document.metadata.title == "Brand in Papierfabrik gelöscht"
    assert document.reference == f"{server}/page#kommentare"


def test_a_redirect_leads_to_the_page(server: str) -> None:
    assert OPEN.fetch(f"{server}/redirect").url == f"{server}/page"


@pytest.mark.parametrize("path", ["/feed", "/xml"])
def test_every_entry_of_a_feed_is_fetched_and_completed_from_it(server: str, path: str) -> None:
    plain, missing, page = read(server + path, Options(fetching=OPEN))
    assert isinstance(plain, Document)
    assert plain.text == TEXT
    assert (plain.metadata.outlet, plain.metadata.title) == ("Talkurier", "Titel im Feed")
    assert str(plain.metadata.published) == "2025-06-02"
    assert isinstance(missing, Unreadable)
    assert missing.refusal.reason == Reason.HTTP_STATUS
    assert isinstance(page, Document)
    assert page.metadata.title == "Brand in Papierfabrik gelöscht"


def test_json_at_an_address_is_read_like_a_file(server: str) -> None:
    (document,) = read(f"{server}/json", Options(fetching=OPEN))
    assert isinstance(document, Document)
    assert document.article == "j1"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/missing", Reason.HTTP_STATUS),
        ("/image", Reason.UNKNOWN_FORMAT),
        ("/pdf", Reason.BROKEN_PDF),
        ("/emptyfeed", Reason.BROKEN_FEED),
    ],
)
def test_what_is_no_article_is_refused(server: str, path: str, reason: Reason) -> None:
    (reading,) = read(server + path, Options(fetching=OPEN))
    assert isinstance(reading, Unreadable)
    assert reading.refusal.reason == reason


def test_size_time_and_redirects_are_limited(server: str) -> None:
    assert refusal(f"{server}/large") == Reason.TOO_LARGE
    assert refusal(f"{server}/redirect-loop") == Reason.TOO_MANY_REDIRECTS
    started = time.monotonic()
    assert refusal(f"{server}/slow", Fetching(True, seconds=0.5)) == Reason.TOO_SLOW
    assert time.monotonic() - started < 3
    assert MOST_REDIRECTS < 10


def test_internal_addresses_are_not_fetched_also_not_by_redirect(server: str) -> None:
    assert refusal(f"{server}/page", Fetching()) == Reason.PRIVATE_ADDRESS
    assert refusal(server.replace("127.0.0.1", "localhost"), Fetching()) == Reason.PRIVATE_ADDRESS
    assert refusal("http://[::1]:1/", Fetching()) == Reason.PRIVATE_ADDRESS
    assert refusal("http://2130706433/", Fetching()) == Reason.PRIVATE_ADDRESS  # 127.0.0.1 as a number


def test_a_redirect_is_checked_like_the_first_address(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # As if the server of this test were public.
    monkeypatch.setattr("sources.reading.fetching.is_public", lambda address: address == "127.0.0.1")
    assert Fetching().fetch(f"{server}/page").data == PAGE
    assert refusal(f"{server}/redirect-in", Fetching()) == Reason.PRIVATE_ADDRESS


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://talkurier.example/",
        "http://",
        "https://[",
        "http://a:99999/",
        "http://x@y/",
        "http://a:b/",
    ],
)
def test_only_web_addresses_are_fetched(url: str) -> None:
    assert refusal(url) == Reason.BAD_ADDRESS


def test_a_redirect_to_a_file_is_refused(server: str) -> None:
    assert refusal(f"{server}/redirect-file") == Reason.BAD_ADDRESS


def test_a_server_that_is_not_there_is_named() -> None:
    assert refusal("http://127.0.0.1:1/") == Reason.UNREACHABLE
    assert refusal("http://gibt-es-nicht.invalid/") == Reason.UNREACHABLE


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("127.0.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_internal_addresses_are_known(address: str, public: bool) -> None:
    assert is_public(address) is public
