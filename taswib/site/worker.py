"""The application in a process of the server, which ends when the server does, even by SIGKILL."""

from taswib.site.parent import end_with_parent
from taswib.site.wsgi import application

end_with_parent()

__all__ = ["application"]
