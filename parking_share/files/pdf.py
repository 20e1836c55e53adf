"""A drawing as PDF, through the optional package typst."""

from __future__ import annotations

from parking_share.errors import InputError
from parking_share.language import Text

SHEET = """#set page(width: {width}mm, height: {height}mm, margin: 0mm)
#image(bytes(sys.inputs.drawing), format: "svg", width: 100%, height: 100%)
"""


def pdf_bytes(svg: str, width: float, height: float) -> bytes:
    """A page of this size in millimetres with the drawing on it, the same bytes every time.

    Raises `InputError` when the package is not installed.
    """
    try:
        import typst
    except ImportError:
        raise InputError(
            Text("A PDF needs the optional package typst, which is not installed."),
            Text(
                "Install it with `pip install 'parking-share[pdf]'`, or write .svg and print that."
            ),
        ) from None
    sheet = SHEET.format(width=f"{width:g}", height=f"{height:g}")
    data: bytes = typst.compile(
        sheet.encode(), format="pdf", sys_inputs={"drawing": svg}, timestamp=0
    )
    return data
