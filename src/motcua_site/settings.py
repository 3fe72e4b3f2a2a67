"""Django settings. Values that differ between places come from the environment (see env.py)."""

from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from motcua.platform.console import CATALOGUES
from motcua.platform.logs import logging_configuration
from motcua_site import env as given
from motcua_site import telling
from motcua_site.env import REPOSITORY, env, secret_key

VAR = Path(env.str("MOTCUA_VAR", str(REPOSITORY / "var")))
SECRET_KEY = secret_key(VAR)
DEBUG = False
_ADDRESS = given.ADDRESS
# The address people reach us under, for QR codes; empty means the address of the request.
MOTCUA_ADDRESS = _ADDRESS.url
ALLOWED_HOSTS = [*env.list("MOTCUA_HOSTS", ["localhost", "127.0.0.1", "[::1]"]), *_ADDRESS.hosts]
# How many of our own proxies a request passes; 0: X-Forwarded-For is not believed.
MOTCUA_PROXIES = given.PROXIES

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "csp",
    "axes",
    "procrastinate.contrib.django",
    "motcua.platform",
    "motcua.platform.ui",
    "motcua.parties",
    "motcua.agencies",
    "motcua.catalogue",
    "motcua.payments",
    "motcua.notifications",
    "motcua.privacy",
    "motcua.dossiers",
    "motcua.custody",
    "motcua.feedback",
    "motcua.connectors.message_gateway",
    "motcua.connectors.mail",
    "motcua.connectors.zalo",
    "motcua.connectors.national_identity",
    "motcua.connectors.virus_scanner",
    "motcua.connectors.national_payment",
    "motcua.surfaces.portal",
    "motcua.surfaces.counter",
    "motcua.surfaces.desk",
    "motcua.surfaces.console",
    "motcua.surfaces.leader",
    "motcua.surfaces.openapi",
]

MIDDLEWARE = [
    "motcua.platform.logs.middleware.request_log",
    "django.middleware.security.SecurityMiddleware",
    "motcua.platform.headers.more_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "motcua.surfaces.stays.stay_middleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "motcua.surfaces.session.ActorMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "motcua_site.urls"
WSGI_APPLICATION = "motcua_site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "motcua.surfaces.session.frame",
                "motcua.surfaces.portal.looks.chosen",
            ],
        },
    }
]


def _database(url: str) -> dict[str, object]:
    """A DATABASES entry."""
    parts = given.database_parts("DATABASE_URL", url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"application_name": "motcua", **parts},
    }


# The launcher (platform.database) sets both for the embedded server before Django starts.
DATABASE_URL = env.str("DATABASE_URL", "postgresql://motcua_app@127.0.0.1:5432/motcua")
DATABASE_OWNER_URL = env.str("DATABASE_OWNER_URL", DATABASE_URL)
DATABASES = {"default": _database(DATABASE_URL)}

AUTH_USER_MODEL = "parties.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "portal:sign-in"
LOGIN_REDIRECT_URL = "desk:worklist"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "motcua.surfaces.unread.form_refused"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
if _ADDRESS.is_tls:
    # A proxy ends TLS before us. It must set X-Forwarded-Proto itself, whatever the caller sent.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    CSRF_TRUSTED_ORIGINS = [_ADDRESS.origin]
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
# An account is locked for the pair (login, network), so that nobody can lock out another from elsewhere.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "motcua.platform.callers.network_of"
AXES_LOCKOUT_CALLABLE = "motcua.surfaces.portal.sign_in.locked_out"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [CATALOGUES]
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
MEDIA_ROOT = VAR / "files"
# Several machines that sign receipts share this folder.
RECEIPT_KEYS = env.str("MOTCUA_RECEIPT_KEYS", "") or VAR / "receipt-keys"
FILE_MEGABYTES = given.FILE_MEGABYTES
REACTION_SECONDS = given.REACTION_SECONDS
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
LOGGING = logging_configuration(given.LOG_LEVEL)

MOTCUA_MESSAGES_URL = telling.MESSAGES_URL
MOTCUA_MESSAGES_SECRETS = telling.MESSAGES_SECRETS
MOTCUA_SMTP = telling.SMTP
MOTCUA_ZALO = telling.ZALO
MOTCUA_QUIET_HOURS = telling.QUIET_HOURS
MOTCUA_SMS_LETTERS = telling.SMS_LETTERS
MOTCUA_IDENTITY = given.IDENTITY
MOTCUA_IDENTITY_AT_ONCE = given.IDENTITY_AT_ONCE
MOTCUA_PAYMENT = given.PAYMENT
MOTCUA_SCANNER = given.SCANNER
MOTCUA_NATIONAL_LIST = given.NATIONAL_LIST
MOTCUA_PORTAL_MODE = given.PORTAL_MODE
MOTCUA_NATIONAL_PORTAL = given.NATIONAL_PORTAL
# Written by the demo loader, never elsewhere: accounts and password to show on the sign-in page.
MOTCUA_DEMO_NOTE = VAR / "demo.json"
