"""What can go wrong, as a person should read it.

KgError
├── SourceError   a file or row cannot be used
│   └── StrayCorrectionsError   a file of corrections belongs to no film
├── ModelError    the language model is missing or does not fit
├── QueryError    a query cannot be run
├── DataError     Turtle that cannot be read or has not what is needed
└── ServerError   a server does not answer, or refuses

Each message is one line that says what is wrong, where, and what to do.
"""

from __future__ import annotations


class KgError(Exception):
    """Base of all errors a user can mend; its text is the whole message."""


class SourceError(KgError):
    """A file or table row cannot be used."""


class StrayCorrectionsError(SourceError):
    """A file of corrections belongs to no film."""


class ModelError(KgError):
    """The language model is missing or does not fit."""


class QueryError(KgError):
    """A query cannot be run."""


class DataError(KgError):
    """Turtle that cannot be read, or that lacks what is needed."""


class ServerError(KgError):
    """A server does not answer, or refuses what it is asked."""

    def __init__(self, message: str, status: int | None = None) -> None:
        """``status`` is HTTP's, where there was an answer at all."""
        super().__init__(message)
        self.status = status
