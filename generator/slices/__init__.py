"""A site built in slices, on several machines or processors, and merged into the bytes of a whole build."""
