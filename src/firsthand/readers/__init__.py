"""From the world to pages, and to a user's own lists and templates."""

from firsthand.readers.files import FORMATS
from firsthand.readers.grades import outlet_grades
from firsthand.readers.lists import listed
from firsthand.readers.paths import is_url, pages
from firsthand.readers.templates import brief_template

__all__ = ["FORMATS", "brief_template", "is_url", "listed", "outlet_grades", "pages"]
