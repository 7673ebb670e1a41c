"""From the world to pages, and to a user's own lists."""

from firsthand.readers.files import FORMATS
from firsthand.readers.grades import outlet_grades
from firsthand.readers.lists import listed
from firsthand.readers.paths import is_url, pages

__all__ = ["FORMATS", "is_url", "listed", "outlet_grades", "pages"]
