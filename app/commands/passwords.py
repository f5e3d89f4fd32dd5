"""Where the command line gets what nobody may read over a shoulder: a file, the environment, or a prompt on a terminal."""

import getpass
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.commands.speech import Speech
from app.errors import InputError
from app.texts import N_


@dataclass(frozen=True, slots=True)
class Secret:
    """What is asked, and by which option and environment variable it is given; `twice`: typed blind, it is typed again."""

    option: str
    variable: str
    prompt: str
    twice: bool = False


OWN = Secret("--password-file", "RUZHU_PASSWORD", N_("Password: "))
NEW = Secret("--new-password-file", "RUZHU_NEW_PASSWORD", N_("New password: "), twice=True)
PHRASE = Secret("--phrase-file", "RUZHU_RECOVERY_PHRASE", N_("Recovery phrase: "))


def read_secret(secret: Secret, file: Path | None, speech: Speech) -> str:
    """Return the password or phrase. Raises InputError where there is none to be had, or the two that were typed differ."""
    if file is not None:
        try:
            # Notepad puts a mark of the encoding before the first line; it is none of the password.
            return file.read_text(encoding="utf-8-sig").splitlines()[0]
        except (OSError, UnicodeDecodeError, IndexError):
            raise InputError.of("command.password_file", file=file) from None
    if secret.variable in os.environ:
        return os.environ[secret.variable]
    if sys.stdin is not None and sys.stdin.isatty():
        with suppress(EOFError):
            return _typed(secret, speech)
    raise InputError.of("command.no_password", option=secret.option, variable=secret.variable)


def _typed(secret: Secret, speech: Speech) -> str:
    typed = getpass.getpass(speech.translate(secret.prompt), stream=sys.stderr)
    if secret.twice and getpass.getpass(speech.translate(N_("Once more: ")), stream=sys.stderr) != typed:
        raise InputError.of("roles.passwords_differ")
    return typed
