"""Articles in memory, or in the partitions of a Dask DataFrame, through the lenses."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.article import Article
from analysis.errors import ArticleError
from analysis.frames import build_frame

if TYPE_CHECKING:
    from collections.abc import Hashable

LENSES = ("attributions", "hedges", "times", "timeline", "artefacts", "ledger")
"""The lenses that `analyse` knows, in the order of its result."""

LONGEST_TEXT = 2_000_000
"""Characters; a longer text is no article, and is answered in `errors`."""

_ABOUT_ARTICLES = {
    "earliest": "datetime64[s]",
    "latest": "datetime64[s]",
    "sentences": "int64",
    "words": "int64",
}
_ERROR = {"error": "string"}
_BATCH = 32
_PARSING_EVERYTHING = frozenset({"attributions", "ledger"})
_one_at_a_time = threading.Lock()


def analyse(frame: Any, lenses: Sequence[str] = LENSES, progress: bool = True) -> dict[str, Any]:
    """Put many articles through the lenses.

    Parameters
    ----------
    frame
        pandas or Dask DataFrame with the columns `id` and `text` (a bare story each, no page around it),
        and `published` where the days are known (a date, or text such as "2023-09-05"; missing where not).
    lenses
        Which to apply, of `LENSES`. The holders of hedges and the speakers of the timeline are resolved by
        the attributions where these are asked for, else told by the sentence alone.
    progress
        Whether to show a progress bar; a Dask DataFrame shows none, as nothing runs before `compute`.

    Returns
    -------
    dict
        One frame a lens, of its columns with `id` first; besides

        - ``articles``: id, earliest, latest (publication), sentences, words; one row an article read;
        - ``errors``: id, error (one sentence); one row an article that could not be read. It has no row
          in any other frame, and the others go on.

        The frames are of the kind of `frame`. Those of Dask are lazy and share their work when computed
        together: ``dask.compute(found)``.

    Raises
    ------
    ArticleError
        If something else is given for a frame, a column is missing, an id occurs twice (not checked in Dask, which
        has not read it yet) or a lens is unknown.

    Examples
    --------
    >>> frame = pd.DataFrame({"id": ["a", "b"], "text": ["It rained. Nobody minded.", None]})
    >>> found = analyse(frame, lenses=["hedges"], progress=False)
    >>> found["articles"][["id", "sentences", "words"]]
      id  sentences  words
    0  a          2      4
    >>> found["errors"]
      id                             error
    0  b  There is no text, only a gap.
    """
    lenses = check_lenses(lenses)
    is_lazy = hasattr(frame, "map_partitions")
    if not is_lazy:
        check_frame(frame)
    check_columns(frame.columns)
    if is_lazy:
        return _analyse_lazily(frame, lenses)
    check_ids(frame["id"])
    return _analyse_in_memory(frame, lenses, progress)


def _analyse_in_memory(
    frame: pd.DataFrame, lenses: tuple[str, ...], progress: bool
) -> dict[str, pd.DataFrame]:
    from tqdm.auto import tqdm

    parts = []
    with tqdm(total=len(frame), unit=" articles", disable=not progress) as bar:
        for start in range(0, len(frame), _BATCH):
            batch = frame.iloc[start : start + _BATCH]
            parts.append(_analyse_batch(batch, lenses))
            bar.update(len(batch))
    dtype = frame["id"].dtype
    return {
        name: _join([found for part in parts for found in part[name]], name, dtype)
        for name in frame_names(lenses)
    }


def check_lenses(lenses: Sequence[str]) -> tuple[str, ...]:
    """The lenses in their order, each once; ArticleError where one is unknown."""
    asked = [lenses] if isinstance(lenses, str) else list(lenses)
    if unknown := [lens for lens in asked if lens not in LENSES]:
        raise ArticleError(f"There is no lens {unknown[0]!r}; choose from {', '.join(LENSES)}.")
    return tuple(lens for lens in LENSES if lens in asked)


def check_frame(frame: object) -> None:
    """ArticleError where something else is given for a frame of pandas."""
    if not isinstance(frame, pd.DataFrame):
        raise ArticleError(
            f"A DataFrame is needed here, not a {type(frame).__name__}; make one with the columns id and text."
        )


def check_columns(columns: Sequence[str]) -> None:
    """ArticleError where `id` or `text` is missing."""
    if missing := [name for name in ("id", "text") if name not in columns]:
        raise ArticleError(
            f"The frame has no column {missing[0]!r} (it has {', '.join(map(str, columns)) or 'none'}); "
            "name the columns id, text and, where known, published."
        )


def check_ids(ids: pd.Series) -> None:
    """ArticleError where an id occurs twice."""
    if (twice := ids.duplicated()).any():
        raise ArticleError(
            f"The id {ids[twice].tolist()[0]!r} stands in more than one row; give each article an id of its own."
        )


def frame_names(lenses: Sequence[str]) -> tuple[str, ...]:
    """The frames that an analysis gives."""
    return (*lenses, "articles", "errors")


def empty_frame(name: str, id_dtype: Any) -> pd.DataFrame:
    """The frame `name` of an analysis without a row: its exact columns and dtypes."""
    empty = _template(name).copy()
    empty.insert(0, "id", pd.Series(dtype=id_dtype))
    return empty


@cache
def _template(name: str) -> pd.DataFrame:
    if name == "errors":
        return build_frame([], _ERROR)
    if name == "articles":
        return build_frame([], _ABOUT_ARTICLES)
    frame: pd.DataFrame = getattr(_Findings(Article.from_text(""), LENSES), name)
    return frame


class _Findings:
    """What the lenses find in one article, each run once, on first use."""

    def __init__(self, article: Article, lenses: Sequence[str]) -> None:
        self.article = article
        self._resolved = not _PARSING_EVERYTHING.isdisjoint(lenses)

    @cached_property
    def attributions(self) -> pd.DataFrame:
        from analysis.sourcing import find_attributions

        return find_attributions(self.article)

    @cached_property
    def hedges(self) -> pd.DataFrame:
        from analysis.hedging import find_hedges

        return find_hedges(self.article, self.attributions if self._resolved else None)

    @cached_property
    def times(self) -> pd.DataFrame:
        from analysis.timeline import find_times

        return find_times(self.article)

    @cached_property
    def timeline(self) -> pd.DataFrame:
        from analysis.timeline import build_timeline

        return build_timeline(self.article, self.times, self.attributions if self._resolved else None)

    @cached_property
    def artefacts(self) -> pd.DataFrame:
        from analysis.wording import find_artefacts

        return find_artefacts(self.article)

    @cached_property
    def ledger(self) -> pd.DataFrame:
        from analysis.ledger import build_ledger

        return build_ledger(
            self.article, self.attributions, self.hedges, self.timeline, self.artefacts, self.times
        )

    @cached_property
    def articles(self) -> pd.DataFrame:
        article = self.article
        row = {
            "earliest": article.published and article.published.earliest,
            "latest": article.published and article.published.latest,
            "sentences": len(article.sentence_spans),
            "words": sum(
                any(map(str.isalnum, article.text[start:end]))
                for words in article.words
                for start, end in words
            ),
        }
        return build_frame([row], _ABOUT_ARTICLES)


_Found = tuple["Hashable", pd.DataFrame]


def _analyse_batch(batch: pd.DataFrame, lenses: Sequence[str]) -> dict[str, list[_Found]]:
    names = frame_names(lenses)
    found: dict[str, list[_Found]] = {name: [] for name in names}
    for identity, article in _read(batch):
        try:
            if isinstance(article, Exception):
                raise article
            findings = _Findings(article, lenses)
            frames = {name: getattr(findings, name) for name in names if name != "errors"}
        except Exception as error:
            frames = {"errors": build_frame([{"error": _explain(error)}], _ERROR)}
        for name, frame in frames.items():
            found[name].append((identity, frame))
    return found


def _read(batch: pd.DataFrame) -> Iterator[tuple[Hashable, Article | Exception]]:
    missing = [None] * len(batch)
    published = batch["published"] if "published" in batch.columns else missing
    for identity, text, day in zip(batch["id"], batch["text"], published, strict=True):
        try:
            yield identity, _build(text, day)
        except Exception as error:
            yield identity, error


def _build(text: Any, published: Any) -> Article:
    if not isinstance(text, str):
        if pd.api.types.is_scalar(text) and pd.isna(text):
            raise ArticleError("There is no text, only a gap.")
        raise ArticleError(f"The text is of type {type(text).__name__}, not text.")
    if not text.strip():
        raise ArticleError("The text is empty.")
    if len(text) > LONGEST_TEXT:
        raise ArticleError(
            f"The text has {len(text):,} characters, more than the {LONGEST_TEXT:,} that an article may; "
            "cut it into articles."
        )
    return Article.from_text(text, published=published)


def _explain(error: Exception) -> str:
    if isinstance(error, ArticleError):
        return str(error)
    return f"The analysis failed with {type(error).__name__}: {' '.join(str(error).split())[:200]}"


def _join(found: Sequence[_Found], name: str, id_dtype: Any) -> pd.DataFrame:
    filled = [(identity, frame) for identity, frame in found if len(frame)]
    if not filled:
        return empty_frame(name, id_dtype)
    joined = pd.concat([frame for _, frame in filled], ignore_index=True)
    ids = [identity for identity, frame in filled for _ in range(len(frame))]
    joined.insert(0, "id", pd.Series(ids, dtype=id_dtype))
    return joined


def _analyse_lazily(frame: Any, lenses: tuple[str, ...]) -> dict[str, Any]:
    names = frame_names(lenses)
    dtype = frame.dtypes["id"]
    packed = frame.map_partitions(
        _pack, lenses, meta=pd.DataFrame({name: pd.Series(dtype="object") for name in names})
    )
    return {name: packed.map_partitions(_unpack, name, meta=empty_frame(name, dtype)) for name in names}


def _pack(partition: pd.DataFrame, lenses: tuple[str, ...]) -> pd.DataFrame:
    """One row that holds the frames of all lenses, so that they share one reading of the articles."""
    with _one_at_a_time:
        found = _analyse_in_memory(partition, lenses, progress=False)
    return pd.DataFrame({name: pd.Series([frame], dtype="object") for name, frame in found.items()})


def _unpack(packed: pd.DataFrame, name: str) -> pd.DataFrame:
    frame: pd.DataFrame = packed[name].iloc[0]
    return frame
