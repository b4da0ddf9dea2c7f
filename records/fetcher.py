"""What the typesetter may read: the portal's own fonts, style sheet and emblem, each by its name, and nothing else.

Importing this module imports WeasyPrint, which is slow: only the worker does it, inside its function.
"""

import mimetypes
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

from weasyprint.urls import URLFetcher, URLFetcherResponse

SCHEME = "portal:"


class PortalFetcher(URLFetcher):
    """A fetcher that knows a few files by name and refuses every address else.

    The style sheet `note.css` is asked for as `portal:note.css`. No address reaches the network or the disk: a name is
    looked up in `files`, never joined to a path. What is refused or missing stops the rendering with WeasyPrint's
    `FatalURLFetchingError`, which is no `Exception`: the task catches it and says what was asked for.
    """

    def __init__(self, files: Mapping[str, Path]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self._files = dict(files)

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Answer with the file of that name."""
        name = unquote(url.removeprefix(SCHEME)) if url.startswith(SCHEME) else None
        if name not in self._files:
            raise PermissionError(f"{url[:200]} is not one of the portal's own files")
        file = self._files[name]
        content_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": content_type})
