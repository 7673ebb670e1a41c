"""A template of a brief: one that ships with the package, by its name, or a user's own file."""

from pathlib import Path

from firsthand.errors import TemplateError
from firsthand.lexicon.templates import parsed, template, template_names
from firsthand.model.template import Template

__all__ = ["brief_template"]

_MOST = 1_000_000
"""Bytes from which a file is taken for something else than a template."""


def brief_template(name: str | Path) -> Template:
    """The template that ships under `name`, else the one in the file of that path.

    Raises:
        TemplateError: when there is neither, or the file has not the form of a template: file, line, cure.
    """
    if str(name) in template_names():
        return template(str(name))
    path = Path(name)
    try:
        if path.is_file() and path.stat().st_size > _MOST:
            raise TemplateError(f"{path} is over {_MOST:,} bytes: that is no template")
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TemplateError(f"{path}, line 1: this is no text in UTF-8") from error
    except OSError as error:
        ship = ", ".join(template_names())
        why = f"{error.strerror}; " if path.exists() else ""
        raise TemplateError(
            f"there is no template {str(name)!r} to read ({why}those that ship are {ship}): name one, "
            "or a file of your own (firsthand brief --copy-template newsroom writes one to start from)"
        ) from error
    return parsed(text, str(path))
