"""Start of the program: the window, or a command in the terminal."""

import sys

sys.dont_write_bytecode = False  # compiled once, whatever the environment says: a start is quick

if __name__ == "__main__":
    if sys.argv[1:2] == ["--word-child"]:  # a frozen program opens foreign Word files so
        from kehoach_gui.reading.docx.child import main as serve

        sys.exit(serve())
    from kehoach_gui.app import main

    sys.exit(main())
