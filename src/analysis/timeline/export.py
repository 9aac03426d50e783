"""The timeline in the format of TimelineJS (Knight Lab)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.frames import iterate_rows


def export_timeline(timeline: pd.DataFrame, title: str | None = None) -> dict[str, Any]:
    """Put the dated events into the JSON that TimelineJS reads.

    Parameters
    ----------
    timeline
        What `build_timeline` returned; events without any day are left out, an open end is left open.
    title
        The headline of the first slide; none where None.

    Returns
    -------
    dict
        `events` (start_date, end_date, text, group, display_date), and `title`; ready for `json.dump`.

    Examples
    --------
    >>> from analysis.article import Article
    >>> from analysis.timeline import build_timeline
    >>> story = Article.from_text("They met on May 5, 2020.")
    >>> export_timeline(build_timeline(story))["events"][0]["start_date"]
    {'year': 2020, 'month': 5, 'day': 5}
    """
    dated = timeline[timeline.earliest.notna() | timeline.latest.notna()]
    exported: dict[str, Any] = {"events": [_slide(row) for row in iterate_rows(dated)]}
    if title is not None:
        exported["title"] = {"text": {"headline": title}}
    return exported


def _slide(row: Any) -> dict[str, Any]:
    first, last = (None if pd.isna(day) else pd.Timestamp(day) for day in (row.earliest, row.latest))
    slide: dict[str, Any] = {
        "start_date": _date(first or last),
        "text": {"headline": row.predicate, "text": row.text},
        "group": row.status,
    }
    if first and last and first != last:
        slide["end_date"] = _date(last)
    if first and not last:
        slide["display_date"] = f"from {first.date().isoformat()}"
    elif last and not first:
        slide["display_date"] = f"until {last.date().isoformat()}"
    return slide


def _date(day: Any) -> dict[str, int]:
    return {"year": int(day.year), "month": int(day.month), "day": int(day.day)}
