"""The mark outside the folder that tells a copy: who has the archive's folder but not its mark writes a new chain."""

import hashlib
import json
import os
import secrets
from pathlib import Path

import platformdirs

from app.archive.folder.files import write_whole

MARKS_VARIABLE = "RUZHU_MARKS"


def marks_folder() -> Path:
    """Where marks are kept: the person's data folder, or what the environment variable says (for tests and build machines)."""
    named = os.environ.get(MARKS_VARIABLE)
    return Path(named) if named else platformdirs.user_data_path("ruzhu", appauthor=False) / "marks"


class Mark:
    """The mark of one archive folder on this machine.

    It holds the secret last written into the archive, and while a new one is being committed both, so that a power cut
    between the two leaves no doubt. It changes with every session that writes: an older state of the very same folder is
    told as well.
    """

    def __init__(self, marks: Path, archive: Path) -> None:
        name = hashlib.sha256(os.fsencode(archive.resolve())).hexdigest()[:32]
        self._path = marks / f"{name}.json"

    def knows(self, secret: str | None) -> bool:
        """Return whether the archive with this secret inside is the one that was last written here."""
        return secret is not None and secret in self._read()

    def announce(self, held: str | None, secret: str) -> None:
        """Before the commit: the new secret will do, and the one held where it did before.

        Called while nobody else can write the archive. Where a copy is not committed after all, it stays a copy.
        """
        self._write([held, secret] if held is not None and self.knows(held) else [secret])

    def settle(self, secret: str) -> None:
        """After the commit: only that secret will do. Called while nobody else can write, or when there is nobody else."""
        self._write([secret])

    def forget(self) -> None:
        """Know nothing: whoever writes the archive next is a copy."""
        self._path.unlink(missing_ok=True)

    def _read(self) -> list[str]:
        try:
            secrets_ = json.loads(self._path.read_bytes())
        except (OSError, ValueError):
            return []
        return [str(secret) for secret in secrets_] if isinstance(secrets_, list) else []

    def _write(self, known: list[str]) -> None:
        # A profile that cannot be written only costs a new chain each session; it must not keep a counter from working.
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._path, json.dumps(known).encode())
        except OSError:
            return


def new_secret() -> str:
    """Return a random secret to tell this state of the archive from any copy."""
    return secrets.token_hex(16)
