"""Many articles: a frame of texts in, one tidy frame a lens out; pandas here, Dask and Parquet beyond."""

from analysis.corpus.batches import LENSES, LONGEST_TEXT, analyse
from analysis.corpus.parts import analyse_parquet, load_findings
from analysis.corpus.shared import find_shared_words

__all__ = ["LENSES", "LONGEST_TEXT", "analyse", "analyse_parquet", "find_shared_words", "load_findings"]
