"""Every threshold there is, one file per stage: unit, default, and the benchmark that set it."""

__all__: list[str] = []
