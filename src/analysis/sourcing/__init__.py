"""Who says what, via whom: the sourcing lens."""

from __future__ import annotations

from analysis.sourcing.attributions import ATTRIBUTION, find_attributions

__all__ = ["ATTRIBUTION", "find_attributions"]
