"""The one kernel: one row read every way, and the many that nothing tells from it."""
