"""What the subcommands do, apart from printing: each gives a `Report` that says it in words and as JSON."""
