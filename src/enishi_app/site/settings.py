"""Django's settings of enishi. Everything a person may change is an ``ENISHI_*`` variable."""

import os
from pathlib import Path

from csp.constants import NONE, SELF, UNSAFE_INLINE

from enishi_app.site.database import read_database
from enishi_app.site.home import find_home, read_secret
from enishi_app.site.zone import find_zone

HOME = find_home()
APP = Path(__file__).resolve().parent.parent

SECRET_KEY = read_secret(HOME)
DEBUG = False
ALLOWED_HOSTS = [
    "127.0.0.1",
    "localhost",
    "[::1]",
    *filter(None, os.environ.get("ENISHI_HOSTS", "").split(",")),
]
ROOT_URLCONF = "enishi_app.site.urls"
WSGI_APPLICATION = "enishi_app.site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "store.User"
AUTHENTICATION_BACKENDS = ["enishi_app.web.entry.backend.OneTimeLink"]
# What a message says may name a person: it stays in the session, never in a cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "enishi_app.store",
    "enishi_app.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "enishi_app.web.middleware.user_language",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "enishi_app.web.middleware.private_pages",
    "enishi_app.web.middleware.told_methods",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "enishi_app.web.context.frame",
            ],
        },
    },
]

DATABASES = {
    "default": read_database(os.environ.get("ENISHI_DATABASE_URL", ""), file=HOME.database),
}

LANGUAGE_CODE = "en"
LANGUAGES = [("ja", "日本語"), ("en", "English")]
LOCALE_PATHS = [APP / "web" / "locale"]
LANGUAGE_COOKIE_NAME = "enishi_language"
USE_I18N = True
USE_TZ = True
TIME_ZONE = find_zone(os.environ)

STATIC_URL = "static/"
# Served from the package itself: nothing is collected or built on the user's machine.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

# Browsers keep one set of cookies for all ports of a machine: the demo beside one's own notebook
# must not close it.
SESSION_COOKIE_NAME = f"enishi_session_{HOME.sign}"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = f"enishi_csrf_{HOME.sign}"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "enishi_app.web.errors.stale_form"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        # A few style attributes carry values of drawings (design, part 4).
        "style-src-attr": [UNSAFE_INLINE],
        "img-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}
# An archive of a few gigabytes is uploaded to a file, never held in memory.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
# A folder let go of on the import page: its files are open until all have come.
DATA_UPLOAD_MAX_NUMBER_FILES = 500
# A plan with many rows is one form.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A closed door or a page that is gone is an answer, not news for the person at the console.
    "loggers": {"django.request": {"level": "ERROR"}},
}
