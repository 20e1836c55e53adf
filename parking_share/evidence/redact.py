"""What may be posted of a person.

The masks are the defaults for anything public: the acceptance number is the public key of an
application, and name and plate only help people recognise their own line.
"""

from __future__ import annotations

import re
import unicodedata

SHORTEST_PLATE = 7
"""Anything shorter is no plate, and hidden as a whole."""
_STAR = "*"
_JOINING = re.compile(r"[·•・‧∙⋅\-_‐‑–—\u200b-\u200f\u2060\ufeff]")


def without_joints(text: str) -> str:
    """A text without what people write between the signs of a number, a plate or a name.

    Blanks of every kind, middle dots and hyphens; wide signs become narrow ones.
    """
    return _JOINING.sub("", "".join(unicodedata.normalize("NFKC", text).split()))


def mask_name(name: str) -> str:
    """The public form of a name: `张*`, `欧*娜`, `阿***提`."""
    name = name.strip()
    if not name[1:]:
        return _STAR * len(name)
    if not name[2:]:
        return name[0] + _STAR
    return name[0] + _STAR * (len(name) - 2) + name[-1]


def mask_plate(plate: str) -> str:
    """The public form of a plate: `浙B·1***5`, with or without a middle dot before."""
    bare = without_joints(plate).upper()
    if len(bare) < SHORTEST_PLATE:
        return _STAR * len(bare)
    return f"{bare[:2]}·{bare[2]}{_STAR * (len(bare) - 4)}{bare[-1]}"
