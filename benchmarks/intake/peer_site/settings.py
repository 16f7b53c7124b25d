"""django-helpdesk's settings for the benchmark: as lean as it works, and durable.

Read by the peer's own interpreter. What varies between its configurations comes from the environment;
`benchmarks/README.md` says why each line is as it is.
"""

import os

SECRET_KEY = "benchmark: no secret is kept here"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "urls"
WSGI_APPLICATION = "wsgi.application"
USE_TZ = True
SITE_ID = 1
STATIC_URL = "static/"
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
LOGGING = {"version": 1, "disable_existing_loggers": False, "root": {"level": "ERROR"}}

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sites",
    "django.contrib.staticfiles",
    "rest_framework",
    "helpdesk",
]
MIDDLEWARE = [  # what its public form cannot do without; a new Django project has three more
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.request",
            ]
        },
    }
]

SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": os.environ["PEER_DATABASE"],
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL",
    },
}
POSTGRESQL = {
    "ENGINE": "django.db.backends.postgresql",
    "NAME": os.environ["PEER_DATABASE"],
    "HOST": os.environ.get("PEER_SOCKET", ""),
    "USER": "postgres",
}
DATABASES = {
    "default": {
        **(POSTGRESQL if "PEER_SOCKET" in os.environ else SQLITE),
        "CONN_MAX_AGE": None,  # a connection a thread, kept: reopening took it a millisecond a ticket
        "ATOMIC_REQUESTS": os.environ["PEER_ONE_TRANSACTION"] == "1",
    }
}

HELPDESK_ENABLE_ATTACHMENTS = False
HELPDESK_TEAMS_MODE_ENABLED = False
if os.environ["PEER_MAIL"] == "0":
    HELPDESK_EMAIL_FALLBACK_LOCALE = "xx"  # no template in this language: helpdesk then composes no mail
