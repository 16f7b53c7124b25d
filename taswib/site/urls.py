"""Every address of the product."""

from django.urls import include, path

from taswib.api import urls as api

urlpatterns = [
    path("desk/", include("taswib.console.urls")),
    path("api/v1/", api.urls),
    path("", include("taswib.fediverse.urls")),
    path("", include("taswib.public.urls")),
]

handler400 = "taswib.public.failures.malformed"
handler403 = "taswib.public.failures.forbidden"
handler404 = "taswib.public.failures.missing"
handler500 = "taswib.public.failures.broken"
