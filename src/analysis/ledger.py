"""The ledger: one row a claim, with all that the lenses say of it."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.article import Article, check_article
from analysis.assertions import find_assertions
from analysis.cards import Card
from analysis.claims import cue_of, drop_repeated, is_readable, print_claim, source_of, spans_of
from analysis.downloads import encode_table, link_file
from analysis.errors import ArticleError
from analysis.frames import build_frame, check_frames, holds_several, iterate_rows, list_items
from analysis.hedging import combine_doubts, find_hedges, list_scopes
from analysis.phrasing import as_cell, count_of
from analysis.quantities import find_figures
from analysis.sourcing import find_attributions
from analysis.spans import SpanIndex
from analysis.timeline import build_timeline, find_times
from analysis.voices import name_voice
from analysis.wording import find_artefacts

CLAIM = {
    "start": "int64",
    "end": "int64",
    "text": "string",
    "claim": "string",
    "readable": "bool",
    "who": "string",
    "speaker": "string",
    "source": "string",
    "via": "string",
    "source_type": "string",
    "named": "bool",
    "quote_kind": "string",
    "stance": "string",
    "certainty": "float64",
    "hedges": "object",
    "earliest": "datetime64[s]",
    "latest": "datetime64[s]",
    "altered": "bool",
    "artefacts": "object",
    "figures": "object",
    "sentence": "Int64",
    "rule": "string",
}
"""The columns of `build_ledger`, in order."""

FOR_THE_READER = ("verified", "note")
"""Columns that an exported ledger leaves blank, for human judgement."""

_UNNAMED = {"anonymous", "unattributed"}


def build_ledger(
    article: Article,
    attributions: pd.DataFrame | None = None,
    hedges: pd.DataFrame | None = None,
    timeline: pd.DataFrame | None = None,
    artefacts: pd.DataFrame | None = None,
    times: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """List the claims of the story: each attribution, and each sentence whose main clause is the article's own.

    Parameters
    ----------
    article
        The article.
    attributions, hedges, timeline, artefacts, times
        What the lenses gave for it; found here where None.

    Returns
    -------
    DataFrame
        One row a claim, in order of the text:

        start, end, text
            The content of the attribution, or the sentence that nobody is said to have said.
        claim
            The same as readers see it: quotation marks in pairs, without a reporting clause in its midst.
        readable
            Whether it says something by itself; "to comment" and "the findings" do not.
        who
            The speaker, or else the source as the story words it; missing where neither is told.
        speaker, source, via, source_type, named, quote_kind, stance
            As `find_attributions`; for the writer's own assertions missing, and `named` False.
        certainty
            What the hedges in the claim leave of its certainty, 0 to 1.
        hedges
            Tuple of those hedges.
        earliest, latest
            First and last day of the events whose time it names, NaT where it names none or an end is open. What is
            only told as past or to come has no date of its own, and stretches that of no other event.
        altered
            Whether it is a quotation, or holds one, in which artefacts stand: whether a quotation looks altered.
        artefacts
            Tuple of the artefacts in the claim, inside quotation marks or not.
        figures
            Tuple of the figures in the claim, with what is written to them ("£6 million", "4 per cent"), in digits or words
            from two upwards; dates, times of day, ages, ordinals and numbers of things ("page 40") are none.
        sentence, rule
            As everywhere; the rule of an attribution is the attribution's.

    Examples
    --------
    >>> article = Article.from_text('The port may close, Ann Lee said. It opened in 1931.')
    >>> build_ledger(article)[["text", "speaker", "certainty"]].values.tolist()
    [['The port may close', 'Ann Lee', 0.5], ['It opened in 1931.', <NA>, 1.0]]
    """
    check_article(article)
    check_frames(
        optional=True,
        attributions=attributions,
        hedges=hedges,
        timeline=timeline,
        artefacts=artefacts,
        times=times,
    )
    attributions = find_attributions(article) if attributions is None else attributions
    hedges = find_hedges(article, attributions) if hedges is None else hedges
    times = find_times(article) if times is None else times
    timeline = build_timeline(article, times, attributions) if timeline is None else timeline
    artefacts = find_artefacts(article) if artefacts is None else artefacts
    doubts = hedges[hedges.kind != "booster"]
    scopes, cues, starts = list_scopes(doubts), doubts.text.tolist(), doubts.start.tolist()
    changed, in_quotation = artefacts.text.tolist(), artefacts.in_quotation.to_numpy()
    timed = timeline[timeline.time_start.notna()]
    first, last, points = timed.earliest.tolist(), timed.latest.tolist(), timed.time_start.tolist()
    weakened = SpanIndex(doubts.scope_start.tolist(), doubts.scope_end.tolist())
    happened = SpanIndex(points, [point + 1 for point in points])
    altered = SpanIndex(artefacts.start.tolist(), artefacts.end.tolist())
    dates = times[times.type.isin(["DATE", "TIME"])]
    days = SpanIndex(dates.start.tolist(), dates.end.tolist())
    claims = [row._asdict() for row in iterate_rows(attributions)]
    claims = [claim for claim in drop_repeated(claims) if _has_source(claim) or _reads_alone(article, claim)]
    claims += find_assertions(article, claims)
    others = _index_words_of_others(claims)
    for claim in claims:
        spans = spans_of(claim)
        hedged, dated, rewritten = (_find_touching(index, spans) for index in (weakened, happened, altered))
        if "content_spans" not in claim:
            hedged = [place for place in hedged if not others.find_touching(starts[place], starts[place] + 1)]
        claim |= {
            "certainty": combine_doubts([scopes[place] for place in hedged], spans),
            "hedges": tuple(cues[place] for place in hedged),
            "earliest": _find_end(min, [first[place] for place in dated]),
            "latest": _find_end(max, [last[place] for place in dated]),
            "altered": bool(_is_quoted(claim) and in_quotation[rewritten].any()),
            "artefacts": tuple(changed[place] for place in rewritten),
            "claim": print_claim(article.text, spans, source_of(claim)),
            "readable": _reads_alone(article, claim),
            "who": name_voice(claim.get("speaker"), claim.get("source")),
            "figures": find_figures(article.text, spans, days),
        }
    claims.sort(key=lambda claim: (claim["start"], claim["end"]))
    return build_frame(claims, CLAIM)


def _index_words_of_others(claims: Iterable[dict[str, Any]]) -> SpanIndex:
    """What somebody said, and the verbs that tell so: hedges there are not the article's."""
    told = [claim for claim in claims if "content_spans" in claim]
    spans = [span for claim in told for span in (*spans_of(claim), cue_of(claim)) if span]
    return SpanIndex([start for start, _ in spans], [end for _, end in spans])


def _has_source(claim: dict[str, Any]) -> bool:
    return any(isinstance(claim.get(name), str) for name in ("speaker", "source"))


def _reads_alone(article: Article, claim: dict[str, Any]) -> bool:
    if "content_spans" not in claim:
        return True
    return is_readable(article, spans_of(claim), _given(claim["quote_kind"]), _given(claim["stance"]))


def _given(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _find_end(choose: Callable[[list[Any]], Any], days: list[Any]) -> Any:
    """The first or the last of some days; None where there is none or one is open."""
    return None if not days or any(map(pd.isna, days)) else choose(days)


def _is_quoted(claim: dict[str, Any]) -> bool:
    return claim.get("quote_kind") in {"direct", "mixed"}


def _find_touching(index: SpanIndex, spans: Iterable[tuple[int, int]]) -> list[int]:
    return sorted({place for start, end in spans for place in index.find_touching(start, end)})


def rank_checks(ledger: pd.DataFrame) -> pd.DataFrame:
    """Rank the claims by how much a reader has to check before relying on them.

    Every reason adds to the priority: an altered quotation 3, a source that nobody names 2, an assertion without a
    source 1.5, doubt in the words up to 2, a detour through another outlet 1, a denial 1, wording that looks altered
    outside a quotation 1, a figure 0.5, no date 0.5. The weights are the compiler's judgement; the reasons stand
    beside them. What says nothing by itself ("to comment") has no weight and comes last.

    Parameters
    ----------
    ledger
        What `build_ledger` gave.

    Returns
    -------
    DataFrame
        The ledger's columns, then priority (float) and reasons (tuple of words); most urgent first.

    Examples
    --------
    >>> ledger = build_ledger(Article.from_text("It rained. The port may close, sources said."))
    >>> rank_checks(ledger).reasons.iloc[0]
    ('the source is not named', 'worded with doubt (certainty 0.50)', 'no date')
    """
    check_frames(ledger=ledger)
    weighed = [_weigh(row) for row in iterate_rows(ledger)]
    return (
        ledger.assign(
            priority=pd.Series(
                [sum(found.values()) for found in weighed], index=ledger.index, dtype="float64"
            ),
            reasons=pd.Series([tuple(found) for found in weighed], index=ledger.index, dtype="object"),
        )
        .sort_values(["priority", "readable", "start"], ascending=[False, False, True], kind="stable")
        .reset_index(drop=True)
    )


def _weigh(claim: Any) -> dict[str, float]:
    if not claim.readable:
        return {"says nothing by itself": 0.0}
    reasons = {}
    if claim.altered:
        reasons["the quotation looks altered"] = 3.0
    if pd.isna(claim.source_type):
        reasons["the article asserts it without a source"] = 1.5
    elif claim.source_type in _UNNAMED:
        reasons["the source is not named"] = 2.0
    if claim.certainty < 1:
        reasons[f"worded with doubt (certainty {claim.certainty:.2f})"] = 2 * (1 - claim.certainty)
    if not pd.isna(claim.via):
        reasons[f"second-hand, via {claim.via}"] = 1.0
    if not pd.isna(claim.stance) and claim.stance == "denies":
        reasons["a denial"] = 1.0
    if list_items(claim.artefacts) and not claim.altered:
        reasons["its wording looks altered"] = 1.0
    if list_items(claim.figures):
        reasons["a figure"] = 0.5
    if pd.isna(claim.earliest) and pd.isna(claim.latest):
        reasons["no date"] = 0.5
    return reasons


def export_ledger(ledger: pd.DataFrame, path: str | Path) -> Path:
    """Write a ledger to a file that other programs open, with columns for human judgement.

    Parameters
    ----------
    ledger
        What `build_ledger` or `rank_checks` gave. Its columns `verified` and `note` are written as the reader filled
        them in, blank where it has none.
    path
        Where to: .csv (commas), .tsv or .txt (tabs) for spreadsheets, .json for programs. In a spreadsheet no cell
        is taken for a formula: text that starts like one gets an apostrophe before it.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    ArticleError
        If the name ends otherwise, or the folder does not exist.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     export_ledger(build_ledger(Article.from_text("It rained.")), f"{folder}/ledger.csv").name
    'ledger.csv'
    """
    check_frames(ledger=ledger)
    path = Path(path)
    separator = {".csv": ",", ".tsv": "\t", ".txt": "\t", ".json": None}.get(path.suffix.lower(), "")
    if separator == "":
        raise ArticleError(f"'{path}' ends in no known kind of file; name it .csv, .tsv, .txt or .json.")
    if not path.parent.is_dir():
        raise ArticleError(f"There is no folder '{path.parent}'; make it first or name another.")
    records = _list_records(ledger)
    if separator is None:
        path.write_text(json.dumps(records, ensure_ascii=False, indent=1), encoding="utf-8")
        return path
    cells = [{name: as_cell(value) for name, value in record.items()} for record in records]
    pd.DataFrame(cells, columns=_add_columns(ledger).columns).to_csv(
        path, sep=separator, index=False, encoding="utf-8-sig", lineterminator="\n"
    )
    return path


def offer_ledger(ledger: pd.DataFrame) -> Card:
    """Show links that save a ledger as a file, in JupyterLab and in an exported page alike.

    The files are those of `export_ledger`: a table for spreadsheets and JSON for programs.

    Parameters
    ----------
    ledger
        What `build_ledger` or `rank_checks` gave.

    Examples
    --------
    >>> offer_ledger(build_ledger(Article.from_text("It rained.")))
    <Card 'The ledger as a file'>
    """
    check_frames(ledger=ledger)
    records = _list_records(ledger)
    table = encode_table(pd.DataFrame(records, columns=_add_columns(ledger).columns))
    written = json.dumps(records, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    as_json = base64.b64encode(written).decode()
    return Card(
        "The ledger as a file",
        f'<p class="aa-check">{count_of(len(ledger), "claim")}, with empty columns for your own judgement. '
        f"{link_file('Save as CSV', table, 'ledger.csv')} "
        f"{link_file('Save as JSON', as_json, 'ledger.json', 'application/json')}</p>",
    )


def _list_records(ledger: pd.DataFrame) -> list[dict[str, Any]]:
    rows = _add_columns(ledger).to_dict("records")
    return [{str(name): _plain(value) for name, value in row.items()} for row in rows]


def _add_columns(ledger: pd.DataFrame) -> pd.DataFrame:
    """The ledger with room for human judgement; what the reader wrote already stays."""
    return ledger.assign(**{name: "" for name in FOR_THE_READER if name not in ledger})


def _plain(value: Any) -> Any:
    """A value as JSON has it: missing is None, days are ISO, tuples are lists."""
    if holds_several(value):
        return [_plain(item) for item in list_items(value)]
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return value.item() if hasattr(value, "item") else value
