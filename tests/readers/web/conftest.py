"""A server on this machine that answers as it is told, and remembers what it was asked."""

import contextlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


class Site:
    """Answers by path: a function of the request, or (status, headers, body)."""

    def __init__(self):
        self.answers = {"/robots.txt": (404, {}, b"")}
        self.asked = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked.append((self.path, dict(self.headers)))
                answer = site.answers.get(self.path, (404, {}, b"no"))
                status, headers, body = answer(self) if callable(answer) else answer
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                if "Content-Length" not in headers:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                with contextlib.suppress(OSError):
                    self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        ).start()

    @property
    def root(self):
        return f"http://127.0.0.1:{self.server.server_port}"

    def paths(self):
        return [path for path, _ in self.asked]

    def close(self):
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def site():
    found = Site()
    yield found
    found.close()


@pytest.fixture
def other():
    found = Site()
    yield found
    found.close()
