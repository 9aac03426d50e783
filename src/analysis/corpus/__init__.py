"""Many articles: a frame of texts in, one tidy frame a lens out; pandas here, Dask and Parquet beyond."""

from analysis.corpus.batches import LENSES, LONGEST_TEXT, analyse
from analysis.corpus.parts import analyse_parquet, load_findings

__all__ = ["LENSES", "LONGEST_TEXT", "analyse", "analyse_parquet", "load_findings"]
