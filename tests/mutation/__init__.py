"""Mutation tests: change the program at one place, run the tests near the place, and see whether any of them fails.

`python -m tests.mutation` (CONTRIBUTING says how to install what it needs); never part of the test command, and only where
processes can be forked. The operators are those of `mutmut`, and four of our own (`operators.py`). Its runner is not used: it
leaves out each property and all that stands outside functions, where this program keeps rules and tables. `cosmic-ray` changes
the files themselves, starts the interpreter and all libraries anew for each mutant, and knows no mutants of texts and arguments.

A sample is drawn uniformly, by a seed, from all mutants of the named packages. Left out beforehand is what no test could notice
or ought to hold, by this rule alone (`mutants.py`):

- docstrings, annotations, `cast`, type variables, bodies of protocols, `if TYPE_CHECKING`, decorators, `__all__`;
- texts of the log, and the wording of exceptions of Python's own kinds, which no person reads;
- `assert` and the `strict=` of `zip`: these say what cannot occur; the arguments of `len` and `isinstance`, as in mutmut;
- letters put in the other case: SQL is blind to it (each text is still mutated once, by letters added at both ends);
- what does not compile, or compiles to the same program.

A mutant is killed when a test fails, when the program can no longer be imported, or when one test uses more than 30 seconds of
the processor; else it survives. Tests are run nearest first (`reaching.py`), for 6 seconds of the processor at most: a survivor
is one that the tests near it do not notice. `--seconds 60 --only FILE:LINE` gives those further off their turn. Random walks,
tests of large amounts, and those that start the program in another process do not count.
"""
