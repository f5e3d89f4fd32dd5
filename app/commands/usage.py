"""Arguments that cannot be used, as reasons in our own words: the parser's own sentences are English only."""

from collections.abc import Sequence

from app.procedure.reason import Reason


def usage_reason(error: Exception, given: Sequence[str]) -> Reason | None:
    """Return why the arguments cannot be used; nothing where `error` is not the parser's. `given` are the arguments.

    The parser's errors are told by their class names: which package they come from has changed between its versions.
    """
    names = {kind.__name__ for kind in type(error).__mro__}
    if "UsageError" not in names:
        return None
    parameter = getattr(error, "param", None)
    option = getattr(error, "option_name", None) or _written(parameter)
    if option and "MissingParameter" in names:
        return Reason.of("command.argument_missing", argument=option)
    if option and "NoSuchOption" in names:
        return Reason.of("command.option_unknown", option=option)
    if option and "BadOptionUsage" in names:
        return Reason.of("command.value_missing", option=option)
    if option and "BadParameter" in names:
        return Reason.of("command.value_unusable", option=option)
    return Reason.of("command.arguments", detail=" ".join(given))


def _written(parameter: object) -> str:
    """Return how the argument or option is written on the command line."""
    options = tuple(getattr(parameter, "opts", ()))
    longest = max(options, key=len, default="")
    return str(longest if longest.startswith("-") else longest.upper())


def taken(arguments: list[str], option: str) -> str | None:
    """Take an option with its value out of the arguments, wherever it stands; the last one counts."""
    value = None
    place = 0
    while place < len(arguments):
        if arguments[place] == option and place + 1 < len(arguments):
            del arguments[place]
            value = arguments.pop(place)
        elif arguments[place].startswith(f"{option}="):
            value = arguments.pop(place).partition("=")[2]
        else:
            place += 1
    return value
