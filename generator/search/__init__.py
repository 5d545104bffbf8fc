"""The search index as data: documents, their numbers, the pieces that a browser loads. Its form is in docs/search.md.

Pure functions; `facts/documents.py` says what is sought in, `outputs/search.py` keeps the index and writes it.
"""
