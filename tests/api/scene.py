"""A newsroom with something at every address of the API, and a key that may ask for all of it."""

from taswib.api.key import Scope, make_key
from tests import cast
from tests.attacks.scene import Scene, set_scene


def set_api_scene() -> tuple[Scene, str]:
    """The scene, and what a program writes to come in."""
    scene = set_scene()
    return scene, make_key(scene.newsroom, "everything", list(Scope), cast.NOW)[1]
