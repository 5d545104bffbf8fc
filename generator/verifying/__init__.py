"""Comparing a copy of a site, in a folder or on the web, with what a build says that it wrote."""
