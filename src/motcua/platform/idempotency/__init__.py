"""The same request sent again gets the same answer: `Idempotency-Key` of POST requests."""

from motcua.platform.idempotency.once import KeyMalformed, KeyReused, StillRunning, once, purge

__all__ = ["KeyMalformed", "KeyReused", "StillRunning", "once", "purge"]
