"""Where functions run: in this process, or in several."""

from firsthand.engines.engine import Engine, Failed
from firsthand.engines.in_process import InProcess
from firsthand.engines.processes import Processes

__all__ = ["Engine", "Failed", "InProcess", "Processes"]
