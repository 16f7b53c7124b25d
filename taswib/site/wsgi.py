"""The application that granian, or any WSGI server, serves."""

import os
import re
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "taswib.site.settings")

_AS_BROWSERS_SAY = re.compile(
    r'(?:[\w.+-]{1,60}/[\w.+-]{1,60}(?:\s*;\s*(?:charset="?utf-?8"?|boundary="?[\w\'()+,./:=?-]{1,80}"?))*)?',
    re.I | re.A,
)
_MOST_FIELDS = 60  # of a query, as settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
_REFUSED = {"CONTENT_TYPE": "application/octet-stream; charset=latin-1", "QUERY_STRING": ""}
"""What design.charset refuses, with a page."""
_django = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Django, kept from what it reads before it can refuse: codecs that are not for text (`charset=undefined`), and
    queries of more fields than it reads, which its pages about errors would ask for again."""
    fields = environ.get("QUERY_STRING", "").count("&")
    if fields >= _MOST_FIELDS or not _AS_BROWSERS_SAY.fullmatch(environ.get("CONTENT_TYPE", "")):
        environ.update(_REFUSED)
    return _django(environ, start_response)
