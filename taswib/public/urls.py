"""Every address of the reader's face: the reader's pages, then the log and its feeds."""

from taswib.public.log_urls import urlpatterns as log
from taswib.public.reader_urls import urlpatterns as reader

urlpatterns = [*reader, *log]
