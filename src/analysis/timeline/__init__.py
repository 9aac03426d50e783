"""What happened when, and how sure we can be of the date: the timeline lens."""

from __future__ import annotations

from analysis.publication import infer_publication
from analysis.timeline.events import EVENT, build_timeline
from analysis.timeline.export import export_timeline
from analysis.timeline.times import TIME, find_times

__all__ = ["EVENT", "TIME", "build_timeline", "export_timeline", "find_times", "infer_publication"]
