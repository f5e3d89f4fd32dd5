"""Start the command; a mutant's process imports this file again, so that nothing heavy stands outside."""

import sys

if __name__ == "__main__":
    from tests.mutation.command import main

    sys.exit(main(sys.argv[1:]))
