"""What a site's git repository knows of its files: git itself is asked, and nothing of it is taken for granted."""
