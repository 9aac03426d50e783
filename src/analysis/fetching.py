"""Pages from the web, fetched with bounds on where, how much and how long."""

from __future__ import annotations

import ipaddress
import re
import socket
import time
from dataclasses import dataclass
from http.client import HTTPException
from queue import Empty, Queue
from threading import Thread
from typing import Any
from urllib.parse import urljoin, urlsplit

from analysis.errors import ArticleError

LARGEST_PAGE = 10_000_000
"""Bytes of one page or file, unpacked."""

LONGEST_WAIT = 4.5
"""Seconds for one page, the search for its host and redirects included."""

MOST_REDIRECTS = 3

_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)")
_READABLE = ("text/", "application/xhtml", "application/xml", "application/octet-stream")


@dataclass(frozen=True, slots=True)
class Page:
    """What an address answered."""

    body: bytes
    is_html: bool
    encoding: str | None = None


def fetch(url: str, allow_private: bool = False, longest_wait: float = LONGEST_WAIT) -> Page:
    """Fetch one page over http(s).

    The host is resolved once and that very address is checked and connected to, at every redirect too, so
    that no name can lead into a private network.

    Parameters
    ----------
    url
        An http or https address.
    allow_private
        Whether the address may lie on this machine or in a private network.
    longest_wait
        Seconds, redirects included.

    Raises
    ------
    ArticleError
        If the address is refused, answers with an error, takes too long or holds too much.
    """
    answers: Queue[Page | BaseException] = Queue()

    def answer() -> None:
        try:
            answers.put(_follow(url, allow_private, time.monotonic() + longest_wait))
        except BaseException as error:
            answers.put(error)

    # A host that is searched for or a header that drips in obeys no socket timeout; a thread can be left behind.
    Thread(target=answer, daemon=True).start()
    try:
        found = answers.get(timeout=longest_wait)
    except Empty:
        raise _too_slow(url) from None
    if isinstance(found, BaseException):
        raise found
    return found


def _too_slow(url: str) -> ArticleError:
    return ArticleError(
        f"'{url}' does not answer in time; try again, or open it in a browser and save the page as .html."
    )


def _follow(url: str, allow_private: bool, deadline: float) -> Page:
    current = url
    for _ in range(MOST_REDIRECTS + 1):
        response = _request(current, allow_private, deadline)
        try:
            if response.status in {301, 302, 303, 307, 308} and response.headers.get("location"):
                try:
                    current = urljoin(current, response.headers["location"])
                except ValueError:
                    raise ArticleError(
                        f"'{url}' redirects to something that is no address; open it in a browser and save the page as .html."
                    ) from None
                continue
            if response.status >= 400:
                raise ArticleError(
                    f"'{url}' answers {response.status}; open it in a browser and save the page as .html instead."
                )
            kind = response.headers.get("content-type", "text/html").lower()
            if not kind.startswith(_READABLE):
                raise ArticleError(
                    f"'{url}' is {kind.split(';')[0]}, not a page; name a page of text or HTML."
                )
            encoding = _CHARSET.search(kind)
            return Page(
                _read_body(response, url, deadline),
                "html" in kind or "xml" in kind,
                encoding.group(1) if encoding else None,
            )
        finally:
            response.release_conn()
            response.close()
    raise ArticleError(f"'{url}' redirects more than {MOST_REDIRECTS} times; give the address it leads to.")


def _request(url: str, allow_private: bool, deadline: float) -> Any:
    import urllib3

    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
        raise ArticleError(f"'{url}' is no http(s) address; give one that starts with https://, or a path.")
    try:
        port = parts.port or (443 if parts.scheme.lower() == "https" else 80)
        host = parts.hostname if ":" in parts.hostname else parts.hostname.encode("idna").decode("ascii")
        address = _resolve(host, port, allow_private)
    except ArticleError:
        raise
    except (OSError, ValueError):
        raise ArticleError(
            f"The host of '{url}' is not found; check the address and the connection."
        ) from None
    pool: urllib3.HTTPConnectionPool
    if parts.scheme.lower() == "https":
        pool = urllib3.HTTPSConnectionPool(address, port, server_hostname=host, assert_hostname=host)
    else:
        pool = urllib3.HTTPConnectionPool(address, port)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        return pool.urlopen(
            "GET",
            target,
            headers={
                "Host": (f"[{host}]" if ":" in host else host) + (f":{parts.port}" if parts.port else ""),
                "User-Agent": "article-analysis",
                "Accept": "text/html,text/*",
            },
            redirect=False,
            retries=False,
            preload_content=False,
            timeout=urllib3.Timeout(total=max(deadline - time.monotonic(), 0.1)),
        )
    except urllib3.exceptions.NewConnectionError:
        raise ArticleError(f"'{url}' cannot be reached; check the address and the connection.") from None
    except urllib3.exceptions.TimeoutError:
        raise _too_slow(url) from None
    except (urllib3.exceptions.HTTPError, HTTPException, OSError, ValueError):
        raise ArticleError(f"'{url}' cannot be reached; check the address and the connection.") from None


def _resolve(host: str, port: int, allow_private: bool) -> str:
    addresses = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not allow_private and not all(_is_public(address.partition("%")[0]) for address in addresses):
        raise ArticleError(
            f"'{host}' lies on this machine or in a private network; pass allow_private=True if that is meant."
        )
    return min(addresses, key=lambda address: ":" in address)


def _is_public(address: str) -> bool:
    """Whether an address is one of the open internet; an IPv4 address inside an IPv6 one is judged as itself."""
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        translated = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF) if found in _TRANSLATED else None
        inner = (
            translated or found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        )
        if inner is not None:
            found = inner
    return found.is_global and not found.is_multicast


def _read_body(response: Any, url: str, deadline: float) -> bytes:
    import urllib3

    body = bytearray()
    try:
        for chunk in response.stream(65_536, decode_content=True):
            body += chunk
            if len(body) > LARGEST_PAGE:
                raise ArticleError(
                    f"'{url}' holds more than {LARGEST_PAGE // 10**6} MB, more than an article; "
                    "save the article's text as a .txt file."
                )
            if time.monotonic() > deadline:
                raise _too_slow(url)
    except urllib3.exceptions.TimeoutError:
        raise _too_slow(url) from None
    except urllib3.exceptions.HTTPError:
        raise ArticleError(
            f"'{url}' breaks off while it is read; try again, or save the page as .html."
        ) from None
    return bytes(body)
