"""Catalogues of the texts, one a language and part of the program, and the script that compiles them."""
