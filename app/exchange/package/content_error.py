"""What is wrong inside a package; whoever knows the file says so to a person."""


class ContentError(Exception):
    """A member that is not what it must be. `member` is its name, such as `manifest.json`; the other says why, for the log."""

    def __init__(self, member: str, why: str) -> None:
        super().__init__(f"{member}: {why}")
        self.member = member


class CannotDecryptError(Exception):
    """None of the identities at hand opens the package."""
