"""What a host's ``robots.txt`` lets us read, after RFC 9309."""

import msgspec
from protego import Protego

__all__ = ["EVERYTHING", "NOTHING", "Rules", "rules"]


class Rules(msgspec.Struct, frozen=True, eq=False):
    """What may be read of one host; `refusal` says why nothing may, as a clause."""

    parsed: Protego | None = None
    refusal: str = ""

    def allow(self, url: str, agent: str) -> bool:
        """Whether `agent` may read `url`."""
        if self.refusal:
            return False
        return self.parsed is None or bool(self.parsed.can_fetch(url, agent))

    def pause(self, agent: str) -> float:
        """Seconds that the host asks `agent` to leave between two requests; 0 where it asks for none."""
        delay = self.parsed.crawl_delay(agent) if self.parsed is not None else None
        return max(0.0, float(delay)) if delay is not None else 0.0


EVERYTHING = Rules()
NOTHING = Rules(refusal="its robots.txt cannot be had, which has to be taken as a no")


def rules(status: int, raw: bytes) -> Rules:
    """The rules that an answer with `status` and body `raw` to the question for robots.txt stands for."""
    if 200 <= status < 300:
        return Rules(parsed=Protego.parse(raw.decode("utf-8", "replace")))
    return EVERYTHING if 400 <= status < 500 else NOTHING
