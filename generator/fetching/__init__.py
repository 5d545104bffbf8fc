"""Asking web servers: kept connections, time limits, size limits, redirects as far as the asker allows."""
