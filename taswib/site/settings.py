"""Django's settings, from the environment alone."""

import os
from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from taswib.site import environment

ENVIRONMENT = environment.current()
DATA = ENVIRONMENT.data
_PACKAGE = Path(__file__).resolve().parent.parent

SECRET_KEY = environment.secret(DATA / "secrets", "session.key").hex()
# Apart from SECRET_KEY, so that rotating the one never costs a reader their receipt (threats.md, F22).
RECEIPT_KEY = environment.secret(DATA / "secrets", "receipt.key")
# Seals the passwords by which other systems let us in.
SOURCE_KEY = environment.secret(DATA / "secrets", "source.key")
# Signs the ledger's checkpoints: whoever has it can sign another history, so it is a file of its own too.
LEDGER_KEY = environment.secret(DATA / "secrets", "ledger.key")

# Locks second factors: whoever has the database alone makes no codes.
PEOPLE_KEY = environment.secret(DATA / "secrets", "people.key")

# Where secrets lie, and what reads or makes one: the desk keeps one there until an editor takes its keys over.
SECRETS = DATA / "secrets"
SECRET_IN = environment.secret
# What a guess at an editor's password costs whoever has the disk: passes, KiB, lanes of Argon2id.
KEY_COST = (3, 65536, 4)

DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *ENVIRONMENT.hosts]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ENVIRONMENT.hosts if ENVIRONMENT.https]

# Whose pages may be read though they are private (host:port), how long to leave a server alone between two requests,
# and where readers and the servers that we read from find the newsroom.
FETCH_ALLOW = ENVIRONMENT.fetch_allow
FETCH_PAUSE = ENVIRONMENT.fetch_pause
# How often a minute one key may ask the API.
API_RATE = ENVIRONMENT.api_rate
PUBLIC_ADDRESS = f"http{'s' if ENVIRONMENT.https else ''}://{ENVIRONMENT.hosts[0]}" if ENVIRONMENT.hosts else ""

# How many proxies stand in front, and where the processes that serve count together what comes (desk/flood).
PROXIES = ENVIRONMENT.proxies
FLOOD = ENVIRONMENT.flood
TALLIES = os.environ.get(environment.TALLIES, "")

# Where letters to readers go out; None where the operator named no server.
MAIL_SERVER = ENVIRONMENT.mail

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "taswib.people",
    "taswib.ledger",
    "taswib.archive",
    "taswib.desk",
    "taswib.following",
    "taswib.design",
    "taswib.public",
    "taswib.console",
    "taswib.api",
    "taswib.letters",
    "taswib.fediverse",
    "taswib.site",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "taswib.design.headers.PrivacyHeaders",
    "taswib.design.charset.OnlyUtf8",
    "taswib.design.language.ChosenLanguage",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "taswib.people.here.NewsroomOfRequest",
    "taswib.console.session.OnlyOpenSessions",
]

ROOT_URLCONF = "taswib.site.urls"
WSGI_APPLICATION = "taswib.site.wsgi.application"
APPEND_SLASH = True

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
                "taswib.people.here.newsroom",
            ],
        },
    },
]

DATABASES = {"default": environment.database(ENVIRONMENT)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Person"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name_ar", "name_en", "email")},
    },
]
LOGIN_URL = "console:sign-in"
LOGIN_REDIRECT_URL = "console:queue"

LANGUAGE_CODE = "ar"
LANGUAGES = [("ar", _("Arabic")), ("en", _("English"))]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "taswib.site.static_files.Served"},
}
WHITENOISE_MAX_AGE = 3600

# Words; files are counted by the handler that seals them. A body whose fields together are larger is refused before it is
# parsed.
DATA_UPLOAD_MAX_MEMORY_SIZE = 512 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 60
FILE_UPLOAD_HANDLERS = ["taswib.desk.arriving.SealingUpload"]
FILES = DATA / "files"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [NONCE],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
X_FRAME_OPTIONS = "DENY"
# Not no-referrer: under it browsers send "Origin: null" with forms, which is what a forged request looks like.
# The pages on which a reader writes set no-referrer themselves.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_SAMESITE = "Strict"
# Gone with the browser's session: it would tell for a year that a receipt was entered on this device.
CSRF_COOKIE_AGE = None
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "taswib.public.failures.csrf"
if ENVIRONMENT.https:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    # The __Host- prefix binds the cookie to this host; browsers refuse it without https.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-desk", "__Host-csrf"

# Nothing that a reader sends or is named by reaches a log: paths of public pages carry no secret, and
# no handler writes addresses, headers or bodies.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "taswib.site.logs.WithoutReaders", "format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # A form that was refused would leave the second in which somebody reported on that article.
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},
        "django.security.DisallowedHost": {"level": "ERROR"},
    },
}
