"""django-helpdesk's own virtual environment."""

from pathlib import Path

from benchmarks.peer_packages import NoPeer, PeerPackages

_PACKAGES = PeerPackages("peer", Path(__file__).with_name("peer-requirements.lock"))
FOLDER = _PACKAGES.folder
program, install = _PACKAGES.program, _PACKAGES.install

__all__ = ["FOLDER", "NoPeer", "install", "program"]
