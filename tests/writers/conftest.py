"""A server on this machine that answers as a test tells it to, and a small dossier to be rephrased."""

import http.server
import importlib.util
import json
import threading
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from firsthand.stages.brief import briefs

_PATH = Path(__file__).parents[1] / "dossier" / "strait.py"
_SPEC = importlib.util.spec_from_file_location("strait_for_writers", _PATH)
strait = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(strait)


class _Quiet(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A client that hangs up is what these tests are about."""


def reply(content):
    """A chat completion with `content`."""
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()


@contextmanager
def _serving(answer):
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append((self.path, body))
            answer(self, json.loads(body["messages"][1]["content"]))

        def do_GET(self):
            asked.append((self.path, None))

        def send(self, content, status=200, **headers):
            """Send bytes as they are, and text as the content of a chat completion."""
            raw = content if isinstance(content, bytes) else reply(content)
            self.send_response(status)
            for name, value in {"Content-Length": str(len(raw)), **headers}.items():
                self.send_header(name.replace("_", "-"), value)
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *args):
            """Say nothing."""

    server = _Quiet(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def serving():
    """`with serving(answer) as (url, asked)`: `answer(handler, data)` sends; `asked` has paths and bodies."""
    return _serving


@pytest.fixture(scope="session")
def heap():
    """The hand-made dossier with its briefs."""
    found = strait.dossier()
    return msgspec.structs.replace(found, briefs=briefs(found))


@pytest.fixture(scope="session")
def place():
    """`place(page, words)` is the span of these words."""
    return strait.at
