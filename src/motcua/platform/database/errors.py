"""Why a database cannot be had, each in one sentence for the person at the keyboard."""


class DatabaseUnavailableError(Exception):
    """The text is a finished Vietnamese sentence: it is shown before Django and its words are there."""
