"""Posters, boards, certificates and catalogues: records as PDF for a print shop, or as pictures for phones.

`exporting.py` is the map. What is printed is told by `telling/`, a function a kind; how it looks is a template in
`templates/print/`, which says in its first lines what it is for.
"""
