"""Every address of the reader's face: the reader's pages, then the log and its feeds, then what other sites ask for."""

from taswib.public.embed_urls import urlpatterns as embed
from taswib.public.log_urls import urlpatterns as log
from taswib.public.reader_urls import urlpatterns as reader

urlpatterns = [*reader, *log, *embed]
