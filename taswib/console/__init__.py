"""The staff's face: the queue, the case, the notice."""
