"""Start of the program: the window, or a command in the terminal."""

import sys

sys.dont_write_bytecode = False  # compiled once, whatever the environment says: a start is quick

from kehoach_gui.app import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
