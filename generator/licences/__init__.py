"""What a site and the program are made of that others wrote, and under which licences."""
