"""What a cheap phone on a slow line waits for."""
