"""The manifest of the whole site: made last, because it tells the digest of every file that is in place."""

from pathlib import Path

from generator import __version__
from generator.build_manifest import MANIFEST, BuildManifest, Listed, write_manifest
from generator.cache import fingerprint
from generator.git.commit import read_commit
from generator.settings import Settings
from generator.site import Site
from generator.write import Target


def put_build_manifest(site: Site, target: Target) -> None:
    """Write it for everything that was written before."""
    commit, is_changed = read_commit(site.settings.root, _sources(site.settings))
    files = {path: Listed(one.digest, one.size) for path, one in target.written.items()}
    content = write_manifest(BuildManifest(f"guangrong {__version__}", commit, is_changed, files))
    tag = fingerprint(content)
    if not target.keeps(MANIFEST, tag):
        target.put(MANIFEST, tag, content)


def _sources(settings: Settings) -> list[Path]:
    """What the site is made of, as far as it is there and lies in the site's own folder."""
    paths = dict.fromkeys([settings.config_file, settings.content, *settings.open_folders])
    return [path for path in paths if path.exists()]
