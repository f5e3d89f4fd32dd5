"""The subcommands: what each asks on the command line, and the `Report` that it answers in words and as JSON.

A new subcommand is a function inside the `add` of its module: `add(tool, line)` decorates it with `@tool.command(help=…)`, and
with `@line.at_desk(reading=…)` where it works on an archive: then it gets the open desk, its own parameters and nothing else,
and gives a `Report`. A new module is named once, in `tool.PARTS`; those whose subcommands stand below `certificates` add to that
group. What is slow to load (drawing, reading pictures, encryption of packages) is imported inside the function that needs it, so
that the others start as fast as before; what is printed comes from `line.printers`, because nothing here knows `reports`.
The English texts are marked with `N_` and translated in `resources/translations/zh_CN/command.po`.
"""
