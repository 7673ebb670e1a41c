"""The growth of a store as a picture: three small plots on logarithmic axes."""

import math
from html import escape

__all__ = ["drawn"]

WIDE, HIGH, EDGE = 300, 190, 46
COLOURS = {"sqlite": "#1f6f8b", "postgresql": "#b5541c"}
PLOTS = {
    "ten further pages, ms": [("ten_ms", "")],
    "search, ms": [("rare", "4 3"), ("common pair", "")],
    "MB on the disk": [("mb", "")],
}


def drawn(rows):
    """An SVG of `rows`."""
    wide = len(PLOTS) * (WIDE + EDGE) + 12
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {HIGH + 78}"'
    parts = [
        f'{head} font-family="sans-serif" font-size="11"><rect width="100%" height="100%" fill="white"/>'
    ]
    for number, (title, lines) in enumerate(PLOTS.items()):
        parts.append(_plot(rows, title, lines, EDGE + number * (WIDE + EDGE)))
    for number, (name, colour) in enumerate(COLOURS.items()):
        x = EDGE + number * 120
        parts.append(f'<path d="M{x} {HIGH + 66}h24" stroke="{colour}" stroke-width="2"/>')
        parts.append(f'<text x="{x + 30}" y="{HIGH + 70}">{name}</text>')
    parts.append(f'<text x="{EDGE + 260}" y="{HIGH + 70}">dashed: rare words</text></svg>')
    return "\n".join(parts) + "\n"


def _value(row, name):
    return row["search_ms"][name] if name in row["search_ms"] else row[name]


def _plot(rows, title, lines, left):
    sizes = sorted({row["pages"] for row in rows})
    values = [max(0.1, _value(row, name)) for row in rows for name, _ in lines]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    high = max(high, low + 1)
    span = math.log10(sizes[-1] / sizes[0]) or 1

    def at(size, value):
        x = left + (WIDE - 40) * math.log10(size / sizes[0]) / span
        y = 26 + HIGH * (1 - (math.log10(max(0.1, value)) - low) / (high - low))
        return f"{x:.1f},{y:.1f}"

    parts = [f'<text x="{left}" y="14" font-weight="bold">{escape(title)}</text>']
    for power in range(low, high + 1):
        y = 26 + HIGH * (1 - (power - low) / (high - low))
        parts.append(f'<path d="M{left} {y:.1f}h{WIDE - 40}" stroke="#ddd"/>')
        parts.append(f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g}</text>')
    for size in sizes:
        x = at(size, 1).split(",")[0]
        parts.append(f'<text x="{x}" y="{HIGH + 44}" text-anchor="middle">{size:,}</text>')
    for database, colour in COLOURS.items():
        own = [row for row in rows if row["database"] == database]
        for name, dash in lines:
            points = " ".join(at(row["pages"], _value(row, name)) for row in own)
            parts.append(
                f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2" '
                f'stroke-dasharray="{dash}"/>'
            )
    return "\n".join(parts)
