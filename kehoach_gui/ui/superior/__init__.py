"""Other people's documents beside the open plan: a superior's plan, the leader's Word file."""
