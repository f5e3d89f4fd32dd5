"""Why something is not possible now: a code and its parameters, never a sentence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason code such as `papers.missing` with the values its sentence names.

    The sentence stands in `app/texts`, so that one reason can be shown in the window, printed on a slip and written by the
    command line in whichever language that place uses.
    """

    code: str
    params: tuple[tuple[str, str], ...] = ()

    @staticmethod
    def of(code: str, **params: object) -> "Reason":
        """Return a reason with its parameters as text."""
        return Reason(code, tuple((name, str(value)) for name, value in params.items()))
