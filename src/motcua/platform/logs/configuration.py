"""Send structlog and the standard library's logs through the same processors, to standard error."""

import contextlib
import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

from motcua.platform.logs.masking import describe_exception, mask_event

_SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


class StandardError(logging.Handler):
    """Writes to whatever standard error is at the moment: a command may have redirected it."""

    def emit(self, record: logging.LogRecord) -> None:
        """One line; a reader who has gone away is no reason to fail."""
        with contextlib.suppress(OSError):
            sys.stderr.write(self.format(record) + "\n")


def logging_configuration(level: str = "INFO") -> dict[str, Any]:
    """For the setting LOGGING; sets structlog up on the way."""
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": _formatter}},
        "handlers": {"stream": {"()": StandardError, "formatter": "json"}},
        "root": {"handlers": ["stream"], "level": level},
        "loggers": {
            # These quote what came in (paths with query, log-in names, arguments) in their messages.
            "django.request": {"level": "ERROR"},
            "django.security": {"level": "ERROR"},
            "django.server": {"level": "CRITICAL"},
            "axes": {"level": "CRITICAL"},
            "procrastinate": {"level": "ERROR"},
            "granian": {"level": "WARNING"},
            "PIL": {"level": "WARNING"},
            "httpx": {"level": "WARNING"},
        },
    }


def _formatter() -> structlog.stdlib.ProcessorFormatter:
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_SHARED,
        processors=[
            _without_quotes,
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            describe_exception,
            mask_event,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )


def _without_quotes(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Of a foreign log line keep the pattern, not the words filled in: they may come from a person."""
    record = event.get("_record")
    if not event.get("_from_structlog") and record is not None:
        event["event"] = str(record.msg)
    return event
