"""A page as text: which of its parts are the story and which are furniture."""

from __future__ import annotations

import re

import pandas as pd

from analysis.frames import build_frame

BLOCK = {"kind": "string", "start": "int64", "end": "int64", "text": "string", "story": "bool"}

_PARAGRAPH = re.compile(r"\s*\S.*?(?:\n[^\S\n]*\n\s*|\Z)", re.DOTALL)


def read_page(text: str, bare: bool = False) -> pd.DataFrame:
    """Divide a page into blocks that tile its text: kind, start, end, text, story."""
    return build_frame(
        (
            {"kind": "body", "start": m.start(), "end": m.end(), "text": m.group(), "story": True}
            for m in _PARAGRAPH.finditer(text)
        ),
        BLOCK,
    )
