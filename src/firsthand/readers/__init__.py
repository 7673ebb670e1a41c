"""From the world to pages, and to a user's own lists."""

from firsthand.readers.files import FORMATS, pages
from firsthand.readers.grades import outlet_grades
from firsthand.readers.lists import listed

__all__ = ["FORMATS", "listed", "outlet_grades", "pages"]
