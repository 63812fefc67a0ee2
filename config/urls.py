"""All addresses: pages at /, REST at /api/, administration at /admin/."""

from contextlib import suppress
from importlib import import_module

from django.contrib import admin
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path

urlpatterns = [
    path("login/", LoginView.as_view(redirect_authenticated_user=True), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
]
for address, module in (("api/", "claims.api.urls"), ("", "claims.web.urls")):
    with suppress(ImportError):  # while these packages are being written
        urlpatterns.append(path(address, include(import_module(module))))
