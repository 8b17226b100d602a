"""The commands of the terminal, one module each; cli.py chooses among them."""
