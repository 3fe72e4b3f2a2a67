"""An app whose reactions misbehave in every way there is; only the tests of the outbox install it."""
