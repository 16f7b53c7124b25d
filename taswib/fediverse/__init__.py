"""The fediverse's face: the newsroom as an actor that other servers' people follow (ActivityPub)."""
