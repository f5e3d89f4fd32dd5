"""The errors a person can be told about. Each carries a `Reason`; the two boundaries turn it into one sentence."""

from typing import Self

from app.procedure.reason import Reason


class RuzhuError(Exception):
    """Something that can be said in one clear sentence. `exit_status` is what the command line answers.

    `details` are what it is about, one sentence each, where there is more than one thing to mend.
    """

    exit_status = 2

    def __init__(self, reason: Reason, details: tuple[Reason, ...] = ()) -> None:
        super().__init__(reason.code, *[f"{name}={value}" for name, value in reason.params])
        self.reason = reason
        self.details = details

    @classmethod
    def of(cls, code: str, **params: object) -> Self:
        """Return the error with a reason made of `code` and `params`."""
        return cls(Reason.of(code, **params))


class InputError(RuzhuError):
    """What was typed, read or given cannot be used (exit status 2)."""


class RefusedError(RuzhuError):
    """A rule of the procedure forbids the step now; nothing was changed (exit status 2)."""


class UnusableProcedureError(RefusedError, LookupError):
    """The procedure that a case pins is not here, or its declaration is broken; `details` say what is wrong with it.

    A LookupError too: who only looks for names in a procedure may take another one.
    """


class ArchiveError(RuzhuError):
    """The archive is missing, locked, foreign or damaged; nothing was changed (exit status 2)."""
