"""All addresses: pages at /, REST at /api/, administration at /admin/."""

from importlib.util import find_spec

from django.contrib import admin
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path

urlpatterns = [
    path("login/", LoginView.as_view(redirect_authenticated_user=True), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
]
for address, package in (
    ("api/", "claims.api"),
    ("", "claims.web"),
):  # while these packages are being written
    if find_spec(package) and find_spec(f"{package}.urls"):
        urlpatterns.append(path(address, include(f"{package}.urls")))
