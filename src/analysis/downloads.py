"""Tables as links that save a file: they work in JupyterLab, in an exported page and without a network."""

from __future__ import annotations

import base64
import re

import pandas as pd

from analysis.frames import holds_several, list_items
from analysis.phrasing import as_cell, escape


def encode_table(table: pd.DataFrame) -> str:
    """A frame as a CSV file in base64, in which no cell is a formula.

    >>> base64.b64decode(encode_table(pd.DataFrame({"who": ["=1+1"]}))).decode("utf-8-sig")
    "who\\n'=1+1\\n"
    """
    guarded = table.rename(columns=as_cell).map(lambda value: as_cell(_list(value)))
    written = guarded.to_csv(index=False, lineterminator="\n")
    return base64.b64encode(written.encode("utf-8-sig", "replace")).decode()


def link_file(text: str, content: str, name: str, kind: str = "text/csv") -> str:
    """A link that saves a file.

    Parameters
    ----------
    text
        The words of the link.
    content
        The file in base64.
    name
        What the file is called.
    kind
        Its media type.

    Examples
    --------
    >>> link_file("CSV", "YQ==", "a.csv")
    '<a class="aa-save" download="a.csv" href="data:text/csv;charset=utf-8;base64,YQ==">CSV</a>'
    """
    return (
        f'<a class="aa-save" download="{escape(name)}" '
        f'href="data:{kind};charset=utf-8;base64,{content}">{escape(text)}</a>'
    )


def name_file(title: str, otherwise: str = "table") -> str:
    """What a file with this title is called, without its ending; `otherwise` where the title has no word.

    >>> name_file("Every use of “Kim”, again")
    'every-use-of-kim-again'
    """
    return "-".join(re.findall(r"[a-z0-9]+", title.lower())[:8]) or otherwise


def _list(value: object) -> object:
    return list(list_items(value)) if holds_several(value) else value
