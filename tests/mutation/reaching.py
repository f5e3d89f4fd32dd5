"""Which test files are run for a module, nearest first."""

import ast
from collections.abc import Iterator
from pathlib import Path

WALKS = {"tests.walking.paper_office"}
LARGE = "test_large_"


class Reaching:
    """The tests of `tests/app`, by what they mirror and import."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.modules = {path: _imported(path) for path in sorted((root / "app").rglob("*.py"))}
        handed_on = {name: module for path in self.modules if path.stem == "__init__" for name, module in _handed_on(path, root)}
        imported = {path: _imported(path) for path in sorted((root / "tests" / "app").rglob("test_*.py"))}
        self.tests = {path: names for path, names in imported.items() if not (names & WALKS or path.stem.startswith(LARGE))}
        for names in [*self.modules.values(), *self.tests.values()]:
            names.update([handed_on[name] for name in names if name in handed_on])

    def stages(self, path: Path) -> list[list[Path]]:
        """Return the test files for a file of `app/`: its mirror; those of its name elsewhere and those that import it,
        of the same room first; the rest of the mirror's folder; those that mirror what imports it.

        No file stands twice; a stage without files is left out.
        """
        name = module_name(path.relative_to(self.root))
        alike = [test for test in self.tests if test.stem == f"test_{path.stem}"]
        importing = sorted((test for test, names in self.tests.items() if name in names), key=lambda test: self._far(path, test))
        above = [each for module, names in self.modules.items() if name in names for each in self.mirrors(module)]
        folder = [test for test in self.tests if test.parent == self._mirrored_folder(path)]
        seen: set[Path] = set()
        stages = []
        for stage in (self.mirrors(path), [*alike, *importing], folder, above):
            stages.append([each for each in dict.fromkeys(stage) if each not in seen])
            seen.update(stage)
        return [stage for stage in stages if stage]

    def mirrors(self, path: Path) -> list[Path]:
        """Return `test_NAME.py`, `test_NAME_….py` of the mirrored folder, and `test_FOLDER.py` beside it."""
        folder = self._mirrored_folder(path)
        name = path.parent.name if path.stem == "__init__" else path.stem
        own = [test for test in self.tests if test.parent == folder and f"{test.stem}_".startswith(f"test_{name}_")]
        beside = folder.parent / f"test_{path.parent.name}.py"
        return [*own, *([beside] if beside in self.tests else [])]

    def _far(self, path: Path, test: Path) -> int:
        """Return how many folders the test's has not in common with the mirrored one."""
        mirrored = self._mirrored_folder(path).parts
        return len(mirrored) - sum(a == b for a, b in zip(mirrored, test.parent.parts, strict=False))

    def _mirrored_folder(self, path: Path) -> Path:
        folder = self.root / "tests" / path.parent.relative_to(self.root)
        while not any(folder == test.parent for test in self.tests):
            folder = folder.parent
        return folder


def module_name(path: Path) -> str:
    """Return the dotted name of a file that is given from the root."""
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _handed_on(package: Path, root: Path) -> Iterator[tuple[str, str]]:
    """Yield what a package imports from its own modules, by the name it has there, with the module that declares it."""
    name = module_name(package.relative_to(root))
    for node in ast.parse(package.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(f"{name}."):
            yield from ((f"{name}.{alias.name}", node.module) for alias in node.names)


def _imported(path: Path) -> set[str]:
    return set(_names(ast.parse(path.read_text("utf-8"))))


def _names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
