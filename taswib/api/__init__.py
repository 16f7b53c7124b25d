"""The machine's face: articles come in and are asked about over HTTP, with a key."""
