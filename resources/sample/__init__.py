"""A sample site: the roster of an estate that does not exist, and two messy files of the kind that really arrive."""
