"""Work on the whole archive: in chunks, on the cores of this machine or of several, never lost and never done twice."""
