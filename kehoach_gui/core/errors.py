"""Errors meant for the user: each carries one Vietnamese sentence or more."""


class UserError(Exception):
    """What happened, what is safe, what to do; str() of it may be shown as it is."""


class RefusedInput(UserError):
    """A file or text that is not taken in: unreadable, too large, of a wrong kind."""


class CannotWrite(UserError):
    """A target that could not be written; the old file, if any, is whole."""
