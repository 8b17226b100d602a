"""Start of the program: the window, or a command in the terminal."""

import sys

from kehoach_gui.app import main

if __name__ == "__main__":
    sys.exit(main())
