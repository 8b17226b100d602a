"""Find and replace: a panel beside the plan, a dialog over the library."""
