"""The portal's settings: one file; the environment decides.

Without any environment the portal runs embedded: SQLite, a broker of files, mail written to files, all under `var/`.
`PORTAL_ENVIRONMENT=production` asks for the real things and refuses to start without them; `.env.example` lists every
name.
"""

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import environ
from bootstrap_wrapper import get_bootstrap_dir
from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key
from django.utils.translation import gettext_lazy as _
from kombu import Exchange, Queue
from whitenoise.compress import Compressor

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

VAR_DIR = Path(env("PORTAL_VAR", default=str(BASE_DIR / "var")))
ENVIRONMENT = env.str("PORTAL_ENVIRONMENT", default="") or "embedded"
PRODUCTION = ENVIRONMENT == "production"
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[] if PRODUCTION else ["localhost", "127.0.0.1", "[::1]"])
PORT = int(port) if (port := env.str("PORT", default="8000")).isdecimal() else None
BASE_URL = env.str("BASE_URL", default=f"http://localhost:{PORT}").rstrip("/")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[BASE_URL] if PRODUCTION else [])


def _embedded_secret() -> str:
    """The secret of an embedded portal: made once, kept in a file that only its owner reads."""
    file = VAR_DIR / "secret-key"
    if not file.exists():
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=VAR_DIR, prefix=".secret-key-") as made:
            made.write(get_random_secret_key())
            made.flush()
            with suppress(FileExistsError):  # another process was faster: there is one secret, and never half of one
                os.link(made.name, file)
    return file.read_text()


SECRET_KEY = env.str("SECRET_KEY", default="") or ("" if PRODUCTION else _embedded_secret())

# Data ---------------------------------------------------------------------------------------------------------------

DATABASE_URL = env.str("DATABASE_URL", default="") or f"sqlite:///{VAR_DIR / 'db.sqlite3'}"
DATABASES = {"default": env.db_url_config(DATABASE_URL)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA recursive_triggers=ON;",
    }
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / "test.sqlite3"}
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)  # s
DATABASES["default"]["ATOMIC_REQUESTS"] = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {  # it counts attempts to sign in, which must be possible while Redis is away
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "portal_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # so that nobody is forgotten because others try too
    }
}

MEDIA_ROOT = VAR_DIR / "private"  # never served by the web server: `records` answers for each file
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a person on a sitting's editing page are two dozen

# The house ----------------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "modeltranslation",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_filters",
    "django_htmx",
    "lucide",
    "simple_history",
    "jobs",
    "records",
    "membership",
    "sessions_app",
    "documents",
    "workshops",
    "training",
    "funding",
    "drafting",
    "idm_portal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "records.guards.drop_impossible_cookies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "records.guards.refuse_other_encodings",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "membership.access.visitor_middleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "idm_portal.urls"
WSGI_APPLICATION = "idm_portal.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# Languages and time -------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French")), ("es", _("Spanish"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
MODELTRANSLATION_DEFAULT_LANGUAGE = "en"
MODELTRANSLATION_FALLBACK_LANGUAGES = ("en", "fr", "es")
FORMAT_MODULE_PATH = ["idm_portal.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Zurich"

# Static files: our own, and those that stand in installed packages --------------------------------------------------

WEB_FONTS = VAR_DIR / "fonts"  # cut by `manage.py web_fonts`
WEB_FONTS.mkdir(parents=True, exist_ok=True)
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static" if PRODUCTION else None  # embedded, they are served from where they stand
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("bootstrap/css", Path(get_bootstrap_dir()) / "css"),  # its JavaScript is not needed
    ("fonts", WEB_FONTS),
]
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")  # large, and hardly ever asked for
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "whitenoise.storage.CompressedManifestStaticFilesStorage"
            if PRODUCTION
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}

# Sign-in ------------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "membership.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_ADAPTER = "membership.access.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "membership.forms.sign_in.SignInForm",
    "reauthenticate": "membership.forms.sign_in.ConfirmationForm",
    "change_password": "membership.forms.sign_in.NewPasswordForm",
    "reset_password": "membership.forms.sign_in.ForgottenPasswordForm",
    "reset_password_from_key": "membership.forms.sign_in.RenewedPasswordForm",
}
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # whoever is not known here gets no message
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = False  # a session ends with the browser
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "IDM"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1 if PRODUCTION else 0)  # whom throttles count
ACCOUNT_EMAIL_VERIFICATION = "none"  # an account comes from an invitation, which already proves the address

# Headers ------------------------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "idm_portal.views.errors.expired"
if PRODUCTION:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True

# Work after the answer: the rows of `jobs` are the truth, Celery carries the notices ----------------------------------

REDIS_URL = env.str("REDIS_URL", default="")
CELERY_BROKER_URL = env.str("BROKER_URL", default=REDIS_URL or "filesystem://localhost//")
REDIS_OPTIONS = {"socket_connect_timeout": 1, "socket_timeout": 1.5, "retry_on_timeout": False, "max_retries": 0}
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {
        "data_folder_in": str(VAR_DIR / "broker"),
        "data_folder_out": str(VAR_DIR / "broker"),
        "control_folder": str(VAR_DIR / "broker-control"),
        "polling_interval": 0.2,
    }
    if CELERY_BROKER_URL.startswith("filesystem")
    else REDIS_OPTIONS
)
if CELERY_BROKER_URL.startswith("filesystem"):
    for folder in ("broker", "broker-control"):
        (VAR_DIR / folder).mkdir(parents=True, exist_ok=True)
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 50
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 600_000  # kB
CELERY_TASK_TIME_LIMIT = 600  # s
CELERY_TASK_SOFT_TIME_LIMIT = 570  # s
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # a worker waits for its broker as long as it takes
CELERY_TASK_QUEUES = [Queue(name, Exchange(name), routing_key=name) for name in ("celery", "sweep")]
CELERY_TASK_ROUTES = {"jobs.sweep": {"queue": "sweep", "routing_key": "sweep"}}  # no jobs stand before it
CELERY_BEAT_SCHEDULE = {"sweep": {"task": "jobs.sweep", "schedule": 30.0, "options": {"expires": 30}}}
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")

JOBS_LEASE = 45  # s: an attempt that gives no sign of life for so long is over
JOBS_PAUSES = (10, 30, 120, 600, 1800)  # s before the second, third … sixth and last attempt
JOBS_NOTIFY_AGAIN = 30  # s: a notice that no worker has answered for so long may be lost; each next wait is longer
JOBS_NOTIFY_AT_LEAST = 600  # s: but never longer than this
JOBS_NOTICES_PER_SWEEP = 100
JOBS_BROKER_PAUSE = 5  # s without notices after a broker did not answer
JOBS_MEMORY = 2_000_000_000  # bytes of address space in which an attempt must do with

# Mail: every message is a row of the outbox first -------------------------------------------------------------------

EMAIL_BACKEND = "jobs.emails.OutboxBackend"
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="IDM secretariat <secretariat@example.org>")
EMAIL_URL = env.str("EMAIL_URL", default="")
vars().update(
    {
        name: value
        for name, value in env.email_url_config(EMAIL_URL or "smtp://localhost:25").items()
        if name != "EMAIL_BACKEND"
    }
)
OUTBOX_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend" if EMAIL_URL else "jobs.emails.FolderTransport"
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_TIMEOUT = 10  # s

# What went wrong is written where the processes' own words go; a failed request is found by its number ----------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"fontTools": {"level": "WARNING"}},  # a worker at INFO would tell of every table of every font
}

# Refusals: better not to start than to start wrong ------------------------------------------------------------------

nonsense = [
    sentence
    for wrong, sentence in (
        (ENVIRONMENT not in {"embedded", "production"}, "PORTAL_ENVIRONMENT must be embedded or production."),
        (PRODUCTION and not SECRET_KEY, "SECRET_KEY is missing: set it to a long random text."),
        (PRODUCTION and DEBUG, "DEBUG is on: production must not show its insides; remove DEBUG."),
        (PORT is None, "PORT must be a number, such as 8000."),
        (PRODUCTION and not ALLOWED_HOSTS, "ALLOWED_HOSTS is missing: name the hosts."),
        (
            PRODUCTION and any(host.startswith((".", "*")) for host in ALLOWED_HOSTS),
            "ALLOWED_HOSTS must name each host, without a wildcard.",
        ),
        (
            PRODUCTION and not DATABASES["default"]["ENGINE"].endswith("postgresql"),
            "DATABASE_URL must name a PostgreSQL database, not SQLite.",
        ),
        (
            PRODUCTION and not BASE_URL.startswith("https://"),
            "BASE_URL is missing: messages link to it; set it to the portal's address, https://…",
        ),
        (
            PRODUCTION and CELERY_BROKER_URL.startswith("filesystem"),
            "REDIS_URL is missing: without a broker the worker is not notified.",
        ),
        (PRODUCTION and not EMAIL_URL, "EMAIL_URL is missing: messages would stay in a folder."),
    )
    if wrong
]
if nonsense:
    sys.exit("\n".join(nonsense))
