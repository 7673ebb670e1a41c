"""The one file that loads py3langid: which language a text is in."""

__all__ = ["language"]

ENOUGH = 40
"""Letters: shorter texts are not judged."""
SAMPLE = 6000


def language(text: str, declared: str = "") -> str:
    """The ISO 639-1 code of a text's language; where it is too short, the declared one or English."""
    sample = text[:SAMPLE]
    if sum(map(str.isalpha, sample)) < ENOUGH:
        code = declared[:2].lower()
        return code if len(code) == 2 and code.isalpha() else "en"
    from py3langid import classify

    return str(classify(sample)[0])
