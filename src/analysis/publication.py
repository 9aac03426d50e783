"""When an article appeared: what the reader, the page and the story say about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta
from functools import cache

import pandas as pd

from analysis.dates import MONTH_NAMES, DateRange, add_months, month_range, year_range
from analysis.errors import ArticleError
from analysis.lexicons import read_lexicon

MONTHS = {name.casefold(): number for number, name in enumerate(MONTH_NAMES, 1)}

LONGEST_BARE_MONTH = 7
"""Months; a month that news names without its year and tells as past lies at most this far back in 85 of 100 cases
(47 such expressions of the TempEval-3 training data, UzZaman et al. 2013)."""

_MONTH_NAME = "|".join(MONTH_NAMES)
_MONTH_SHORT = r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_YEAR_END = r"(?:\b|(?=\d?\d:\d\d))"
_AMERICAN_CLOCK = re.compile(r"\b[ECMP][DS]?T\b")
_PRINTED = re.compile(
    rf"(?P<iso>\b\d{{4}}-\d{{2}}-\d{{2}}(?=T\d|\b))|(?P<numeric>\b\d{{1,2}}([/.])\d{{1,2}}\3\d{{4}}\b)"
    rf"|(?P<named>\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTH_NAME}|(?:{_MONTH_SHORT})\.?),?\s+\d{{4}}{_YEAR_END}"
    rf"|\b(?:{_MONTH_NAME}|(?:{_MONTH_SHORT})\.?)\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}{_YEAR_END})",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"^(?:T|,?\s*(?:at\s+)?)\d{1,2}(?:(?:[:.]\d{2}){1,2}(?:[.,]\d+)?(?:\s*[ap]\.?m\b\.?)?|\s*[ap]\.?m\b\.?),?"
    r"(?:\s*\(?(?-i:[A-Z]{1,5})\)?)?(?:\s*[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
"""The time of day that may follow a reader's date: "T12:00:00Z", ", 5:30 p.m. ET"."""
_AGE = re.compile(r"\b(?P<count>\d{1,4}|an?) (?P<unit>day|week|month|year)s? ago\b", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\D{0,12}(?:\d{4}\s*[-–]\s*)?(?P<year>(?:19|20)\d{2})\b", re.IGNORECASE
)
_YEAR = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Dd]uring|of|[Aa]fter|until|[Bb]etween \d{4} and)\s+(?:late |early |mid-)?(?P<year>(?:19|20)\d{2})\b"
)
_BARE_MONTH = re.compile(
    rf"\b(?:[Ii]n|[Ss]ince|[Dd]uring) (?:late |early |mid-)?(?P<month>{_MONTH_NAME})\b"
    r"(?!\s+(?:of\s+)?(?:\d|(?:that|the (?:same|following|next|previous)) year))"
)
_WRITTEN_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_MONTH_OF_YEAR = re.compile(
    rf"\b(?:[Ii]n|[Ss]ince|[Dd]uring|of|[Aa]fter|until)\s+(?:late |early |mid-)?(?P<month>{_MONTH_NAME}),?\s+(?:of\s+)?(?P<year>(?:19|20)\d{{2}})\b"
)
_DAY_OF_MONTH = re.compile(
    rf"\b(?:(?P<first>\d{{1,2}})\s+)?(?P<month>{_MONTH_NAME}|(?:{_MONTH_SHORT})\b\.?)(?:\s+(?P<second>\d{{1,2}}))?\b"
)
_SENTENCE_END = re.compile(r"[.!?](?=\s)|\n")
_NOT_PAST = re.compile(
    r"\b(?:will|would|shall|(?-i:may)|might|could|should|must|plans?|planned|expect(?:s|ed)?|due|scheduled|going to|to be|by (?:19|20)\d\d|next|if|set to|hopes?|aims?|intends?|targets?|deadline|goals?|starting|beginning"
    r"|(?:agree|pledge|promise|vow|commit|decide|vote|propose|order|allow|oblige|require)\w* (?:\w+ ){0,3}to|wants? to)\b",
    re.IGNORECASE,
)
_PARTICIPLE = r"(?!hundred)[a-z]+[^\We]ed"
_CLAUSE_END = re.compile(
    r"[,;:()—–]|\b(?:and|but|that|which|who|when|while|because|although|after|before|as|so)\b"
)
_INFINITIVE = re.compile(r"\bto(?= [a-z])(?! (?:the|an?|this|that|his|her|its|their)\b)")
"""What says nothing of a time before it: "decided in 2009 to close it in 2012"."""
_LIMIT = re.compile(r"\b(?:until|till|through|by|for|to)\s+$", re.IGNORECASE)
"""What stands before a day up to which something lasts, which may lie ahead: "a contract until 30 June 2031"."""
_NOT = re.compile(r"\b(?:was|were|did|had)(?:n['’]t| not)\b")
"""What makes such a day one that is over: "did not open until May 2019"."""
_LONGEST_SENTENCE = 600
_PRINTING_KINDS = (("byline", "dateline"), ("label", "tag"))
_PAGE_KINDS = ("byline", "dateline", "label", "headline", "tag", "standfirst", "newsletter")


def read_published(value: str | date | DateRange | None) -> DateRange | None:
    """Understand the date that a reader gives: a day, a month or a year; None where it is missing, as `pd.NaT` is.

    Raises
    ------
    ArticleError
        If it is no date.

    Examples
    --------
    >>> read_published("2023-09").latest
    datetime.date(2023, 9, 30)
    """
    given = ("given by the reader",)
    if isinstance(value, DateRange):
        return value
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return None
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return DateRange(day, day, given)
    text = str(value).strip()
    if found := re.fullmatch(r"(\d{4})(?:-(\d{2}))?", text):
        year, month = int(found[1]), int(found[2] or 1)
        if year >= MINYEAR and 1 <= month <= 12:
            return _with_evidence(month_range(year, month) if found[2] else year_range(year), *given)
    found = _PRINTED.match(text)
    is_whole = found and (found.end() == len(text) or _CLOCK.fullmatch(text[found.end() :]))
    if is_whole and (days := _read_printed(text)):
        return _with_evidence(days, *given)
    raise ArticleError(
        f"published={value!r} is no date that can be understood; write it as 2023-09-05, 2023-09 or 2023."
    )


def _with_evidence(days: DateRange, *evidence: str) -> DateRange:
    return DateRange(days.earliest, days.latest, evidence)


def _read_printed(text: str, is_american: bool = False) -> DateRange | None:
    """The date that a text is or begins with; both readings where day and month cannot be told apart.

    Beside an American clock (`is_american`) the month stands first.
    """
    found = _PRINTED.match(text.strip())
    if not found:
        return None
    try:
        if found["iso"]:
            day = date.fromisoformat(found["iso"])
            return DateRange(day, day)
        if found["numeric"]:
            first, second, year = (int(part) for part in re.split(r"[/.]", found["numeric"]))
            readings = [(first, second), (second, first)]
            days = [date(year, month, day) for day, month in readings if month <= 12]
            days = days[-1:] if is_american else days
            return DateRange(min(days), max(days)) if days else None
        from dateutil.parser import parse

        day = parse(re.sub(r"(?i)\bsept\b", "Sep", found["named"]).replace(".", "")).date()
    except (ValueError, OverflowError):
        return None
    return DateRange(day, day)


def infer_publication(blocks: pd.DataFrame) -> DateRange | None:
    """Bracket the day on which an article appeared, from its page and its story.

    A printed date decides. Else the age that the page shows ("9 months ago") is counted back from the year of
    its copyright line; years that the story tells as past cannot lie ahead; a month told as past without its
    year is the last one of that name.

    Parameters
    ----------
    blocks
        The blocks of the article (see `Article.blocks`).

    Returns
    -------
    DateRange or None
        With the reasons in `.evidence`; None where nothing tells. An end that nothing tells is open.
    """
    body = blocks.index[blocks.kind == "body"]
    head = blocks.loc[: body[0]] if len(body) else blocks
    for kinds in _PRINTING_KINDS:
        for text in head.text[head.kind.isin(kinds)]:
            for found in _PRINTED.finditer(text):
                if days := _read_printed(found.group(), bool(_AMERICAN_CLOCK.search(text))):
                    unclear = "" if days.is_exact else ", whose day and month cannot be told apart"
                    return _with_evidence(days, f"the page prints “{found.group()}”{unclear}")
    bracket = DateRange(None, None)
    story = " ".join(blocks.text[blocks.story])
    for hint in _bracket_by_page(blocks):
        bracket = bracket.intersect(hint) or bracket
    for hint in [*_bracket_by_years(story, bracket.latest), *_bracket_by_dates(story, bracket.latest)]:
        bracket = bracket.intersect(hint) or bracket
    for hint in _bracket_by_months(story, bracket):
        bracket = bracket.intersect(hint) or bracket
    for hint in _bracket_by_dateline(blocks, bracket):
        bracket = bracket.intersect(hint) or bracket
    return bracket if bracket.evidence else None


def _bracket_by_page(blocks: pd.DataFrame) -> Iterator[DateRange]:
    furniture = blocks[~blocks.story]
    years = [int(found["year"]) for text in furniture.text for found in _COPYRIGHT.finditer(text)]
    if not years:
        return
    copied = year_range(max(years))
    assert copied.earliest is not None
    assert copied.latest is not None
    for kind, text in zip(furniture.kind, furniture.text, strict=True):
        age = _AGE.search(text) if kind in _PAGE_KINDS else None
        if age:
            count = 1 if age["count"].lower() in {"a", "an"} else int(age["count"])
            yield DateRange(
                _go_back(copied.earliest, count + 1, age["unit"].lower()) + timedelta(days=1),
                _go_back(copied.latest, count, age["unit"].lower()),
                (
                    f"the page says “{age.group()}” and its copyright line {max(years)}: "
                    f"counted back from a day in {max(years)}",
                ),
            )
            return
    yield DateRange(None, copied.latest, (f"the copyright line says {max(years)}",))


def _go_back(day: date, count: int, unit: str) -> date:
    try:
        if unit in {"day", "week"}:
            return day - timedelta(days=count * (7 if unit == "week" else 1))
        return add_months(day, -count * (12 if unit == "year" else 1))
    except (ValueError, OverflowError):
        return date.min


def _past_mentions(story: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    for found in pattern.finditer(story):
        before = story[max(0, found.start() - _LONGEST_SENTENCE) : found.start()]
        after = story[found.end() : found.end() + _LONGEST_SENTENCE]
        before, after = _SENTENCE_END.split(before)[-1], _SENTENCE_END.split(after)[0]
        is_limit = _LIMIT.search(before) or found.group().startswith("until")
        if not (is_limit and not _NOT.search(before)) and _tells_past(before, found.group(), after):
            yield found


def _tells_past(before: str, time: str, after: str) -> bool:
    """Whether the clause of a time tells what is over; of one that opens its sentence the next that tells, else the sentence decides."""
    left, right = _CLAUSE_END.split(before)[-1], _CLAUSE_END.split(after)
    clauses = [left + time + _INFINITIVE.split(right[0])[0]]
    if left.strip() == before.strip():
        clauses.extend(right[1:3])
    for clause in clauses:
        if _NOT_PAST.search(clause):
            return False
        if _past_verb().search(clause):
            return True
    return not _NOT_PAST.search(before + time + after)


@cache
def _past_verb() -> re.Pattern[str]:
    table = read_lexicon("time_tense")
    words = "|".join(re.escape(word) for word in table.word[table["class"] == "behind"])
    return re.compile(rf"\b(?:{words}|{_PARTICIPLE})\b")


def _bracket_by_years(story: str, last: date | None) -> Iterator[DateRange]:
    """What the story tells of a year, as past, came before it; those after the last day can only be fiction."""
    mentions = ((int(found["year"]), found.group()) for found in _past_mentions(story, _YEAR))
    years = {year: words for year, words in mentions if last is None or year <= last.year}
    if years:
        latest = max(years)
        yield DateRange(date(latest, 1, 1), None, (f"the story tells “{years[latest]}” as past or present",))


def _bracket_by_dates(story: str, last: date | None) -> Iterator[DateRange]:
    """What the story tells of a day or a month with its year, as past, came before it."""
    days = [
        (days.earliest, found.group())
        for found in _past_mentions(story, _PRINTED)
        if (days := _read_printed(found.group())) and days.is_exact
    ]
    months = [
        (date(int(found["year"]), MONTHS[found["month"].casefold()], 1), found.group())
        for found in _past_mentions(story, _MONTH_OF_YEAR)
    ]
    told = [(day, words) for day, words in [*days, *months] if day and (last is None or day <= last)]
    for day, words in sorted(told)[-1:]:
        yield DateRange(day, None, (f"the story tells “{words}” as past or present",))


def _bracket_by_dateline(blocks: pd.DataFrame, bracket: DateRange) -> Iterator[DateRange]:
    """The day and month above a wire story, where a single year puts them inside the bracket."""
    if bracket.earliest is None or bracket.latest is None:
        return
    for text in blocks.text[blocks.kind == "dateline"]:
        found = _DAY_OF_MONTH.search(text)
        if not found or not (found["first"] or found["second"]):
            continue
        month = next(
            number for name, number in MONTHS.items() if name.startswith(found["month"][:3].casefold())
        )
        days = []
        for year in range(bracket.earliest.year, bracket.latest.year + 1):
            try:
                days.append(date(year, month, int(found["first"] or found["second"])))
            except ValueError:
                continue
        inside = [day for day in days if day in bracket]
        if len(inside) == 1 and inside[0] < date.max:
            yield DateRange(
                inside[0],
                inside[0] + timedelta(days=1),
                (f"the line “{text.strip()}” names its day, which falls in {inside[0].year}",),
            )
        return


def _is_in_told_year(story: str, start: int) -> bool:
    """Whether one of the two sentences before tells of a year, so that a bare month is most likely that year's."""
    before = _SENTENCE_END.split(story[max(0, start - _LONGEST_SENTENCE) : start])[-3:-1]
    return any(_WRITTEN_YEAR.search(sentence) and _tells_past("", sentence, "") for sentence in before)


def _bracket_by_months(story: str, bracket: DateRange) -> Iterator[DateRange]:
    if bracket.earliest is None or bracket.latest is None:
        return
    for found in _past_mentions(story, _BARE_MONTH):
        if _is_in_told_year(story, found.start()):
            continue
        month = MONTHS[found["month"].casefold()]
        for year in range(bracket.latest.year, bracket.earliest.year - 2, -1):
            if not MINYEAR < year < MAXYEAR:
                continue
            named = date(year, month, 1)
            window = DateRange(
                add_months(named, 1),
                add_months(named, LONGEST_BARE_MONTH + 1) - timedelta(days=1),
                (
                    f"the story tells “{found.group()}” as past, without a year: most likely "
                    f"{found['month']} {year}, at most {LONGEST_BARE_MONTH} months before",
                ),
            )
            if bracket.intersect(window):
                yield window
                break
