"""A served dossier for tests: the story of the pipeline's tests and one hostile clipping, and a browser-like client."""

from pathlib import Path

from starlette.testclient import TestClient

from cuttings.model.clipping import Given
from cuttings.pipeline import Silent, add_bytes, build
from cuttings.web import Serving, create_app
from cuttings.web.security import Keys
from tests.pipeline.story import AT, fill

HOST = "127.0.0.1:8765"
ORIGIN = f"http://{HOST}"
KEYS = Keys("launch-token", "session-secret")
HOSTILE = """---
outlet: '<img src=x onerror=alert(1)> Courier'
date: 2031-03-05
title: '</title><script>alert("title")</script>'
url: 'javascript:alert(2)'
---
</p><script>alert("text")</script> Mayor Ines Quiroga said that “<svg onload=alert(3)>” was a lie in Port Vale.

At least four
"onmouseover="alert(4) people were injured \u202eevil\u202c at the {{ 7 * 7 }} dock on Monday, police said.
"""


def site(folder: Path) -> TestClient:
    """Return a client of a built dossier, with the cookie of the launch address."""
    fill(folder)
    add_bytes(folder, HOSTILE.encode(), "hostile.md", Given(), at=AT)
    build(folder, progress=Silent())
    client = stranger(folder)
    client.get(f"/open?token={KEYS.token}")
    return client


def stranger(folder: Path) -> TestClient:
    """Return a client without the cookie."""
    times = iter(range(10, 60))
    serving = Serving(folder, HOST, KEYS, by="ana", now=lambda: f"2031-03-20T09:00:{next(times)}.000000Z")
    return TestClient(create_app(serving), base_url=ORIGIN, follow_redirects=False)


def send(client: TestClient, address: str, fields: dict[str, str | list[str]], **headers: str) -> "Answer":
    """Send a form as our own pages do."""
    sent = {"mark": KEYS.form_mark, **fields}
    return Answer(client.post(address, data=sent, headers={"origin": ORIGIN, **headers}))


class Answer:
    """An answer to a form: status, where it leads, and its text."""

    def __init__(self, response: object) -> None:
        self.status: int = getattr(response, "status_code", 0)
        self.text: str = getattr(response, "text", "")
        self.to: str = getattr(response, "headers", {}).get("location", "")
