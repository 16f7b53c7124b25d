"""How often a key may ask, told with every answer (the RateLimit headers of the IETF's HTTPAPI group)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Allowance:
    """`rate` requests a minute, of which `asked` are made; the next minute begins in `seconds`."""

    rate: int
    asked: int
    seconds: int

    @property
    def is_spent(self) -> bool:
        return self.asked > self.rate

    @property
    def headers(self) -> dict[str, str]:
        left = max(0, self.rate - self.asked)
        told = {"RateLimit-Policy": f'"key";q={self.rate};w=60', "RateLimit": f'"key";r={left};t={self.seconds}'}
        return told | ({"Retry-After": str(self.seconds)} if self.is_spent else {})
