"""The right pane of an open plan: printed pages, cited documents, versions."""
