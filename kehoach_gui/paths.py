"""Where the program keeps its own files; KEHOACH_HOME puts them all in one folder."""

import os
from pathlib import Path

HOME_VARIABLE = "KEHOACH_HOME"
APPLICATION = "KeHoach"
LIBRARY_NAME = "library.kehoach"


def data_folder() -> Path:
    """The folder of the library, its backups, requests and recovery files."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home)
    import platformdirs  # loaded only where the platform has to be asked

    return Path(platformdirs.user_data_dir(APPLICATION, appauthor=False))


def cache_folder() -> Path:
    """The folder of data that can be made again at any time, such as the search index."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home) / "cache"
    import platformdirs

    return Path(platformdirs.user_cache_dir(APPLICATION, appauthor=False))


def library_path() -> Path:
    """The library that is opened when no other is named."""
    return data_folder() / LIBRARY_NAME


def requests_folder() -> Path:
    """Where a second start leaves word of what to open."""
    return data_folder() / "requests"


def recovery_folder() -> Path:
    """Where texts are put that could not be saved in the library."""
    return data_folder() / "recovery"
