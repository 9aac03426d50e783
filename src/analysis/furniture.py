"""The forms of page furniture: what a paragraph is by its own wording and shape, whatever stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from analysis.language import straighten
from analysis.lexicons import read_lexicon
from analysis.paragraphs import HEADING_MARK, PAGE_NUMBER, SPACE, Unit, even_out

_OPENING_MARKS = re.compile(rf"^\s*(?:{HEADING_MARK.pattern.removeprefix('^')})?[*_]*\s*")
_NAME_WORD = r"(?:(?:de|da|del|della|di|van|von|der|den|bin|ibn|al|el|la|le|du|and|&|,)|[^\W\d_a-z][\w.’'-]*)"
_ROLE = r"(?:editor|correspondent|reporter|writer|columnist|producer|contributor)"
_BYLINE = re.compile(
    rf"^\s*[*_]*(?:(?:Story|Text|Words|Written|Reported|Posted|Submitted)\s+)?[Bb][Yy]:?\s+({_NAME_WORD}(?:\s+{_NAME_WORD})*)"
)
_NAME_ALONE = re.compile(
    rf"^\s*([^\W\d_a-z][\w.’'-]+(?:\s+(?!{_ROLE})[^\W\d_a-z][\w.’'-]*){{1,2}}?)"
    rf"(?:[ ,|·]+(?:[A-Z][a-z]+\s+){{0,3}}{_ROLE})?\s*$"
)
_AFTER_NAME = re.compile(r"(?<!\s)(?:\s+(?:for|in|at|on)\s|\s*[|·•/\n])", re.IGNORECASE)
_GLUED_TO_NAME = re.compile(r"(?<=[a-z.])(?=(?:Published|Updated|Posted|Modified|Last|Created|First)\b|\d)")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_AGE_OR_DATE = re.compile(
    r"\b(?:(?:\d+|an?) (?:minute|min|hour|hr|day|week|month|year)s? ago|\d+[ -]min(?:ute)?s? read)\b"
    rf"|\b{_MONTH}\s\d{{1,2}},?\s\d{{4}}(?:\b|(?=\d?\d:\d\d))|\b\d{{1,2}}\s{_MONTH}\s\d{{4}}\b|\b\d{{4}}-\d\d-\d\d\b",
    re.IGNORECASE,
)
_BESIDE_DATE = re.compile(
    r"(?i:\b(?:on|at|by|from|in|the|updated|published|posted|modified|last|first|date|am|pm|read)\b)|(?<![^\W\d_])[^\W\d_]*[A-Z]\w*"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_STAMP = re.compile(
    r"^\s*(?:first |last )?(?:published|updated|posted|modified|date)\b[^.!?]{0,6}\d", re.IGNORECASE
)
_ENDS_IN_HOUR = re.compile(r"\d ?[ap]\.m\.\s*$", re.IGNORECASE)
_DATELINE = re.compile(
    r"^\s*(?:[A-Z][A-Z.'’-]+(?:[ ,]+[A-Z][A-Za-z.'’-]*){0,4}[^()!?\n]{0,30}(?:\((?:\w+[ ]?){1,3}\)|/[A-Z][\w -]{1,30}/)|"
    r"[A-Z][A-Z.'’-]{2,}(?:[ ,]+[A-Z][A-Za-z.'’-]*){0,4}(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?)?)\s*(?:--|[-–—])\s+"
)
_CREDIT = re.compile(
    r"\b(?:IMAGE|PHOTO|PICTURE|VIDEO)\s+(?:SOURCE|CREDIT)S?\s*[,:]?\s*(?:[A-Z][A-Z.&/'’-]+(?:\s+(?=[A-Z][A-Z])|\b)){1,5}"
    r"|\b(?:Image|Photo|Picture|Video)\s+(?:source|credit)s?\s*[,:]\s*(?:[A-Z][\w.&/'’-]*(?:\s+(?=[A-Z]\w+\s+(?:Image|Media) caption|Images\b)|\b)){1,4}"
    r"|\b(?:Image|Media|Video|Photo)\s+caption\s*[,:]"
)
_CREDIT_ALONE = re.compile(
    r"(?<!\s)\s*+(?:\(?(?:Photo|Image|Picture|Credit|Illustration)s?\s*(?:by|:|/)|"
    r"(?-i:[A-Z][\w.’'-]{0,20}(?: [A-Z][\w.’'-]{0,20}){1,3}/[A-Z][\w.&’'-]{0,20}(?: [A-Z][\w.&’'-]{0,20}){0,4})\s*$|"
    r".{0,80}/(?:Getty Images|AFP|Reuters|AP)\s*$)",
    re.IGNORECASE,
)
_PICTURE = r"(?:(?:Photo(?:graph)?|Image|Picture|Pic|Credit|Illustration)s?|(?:PHOTO(?:GRAPH)?|IMAGE|PICTURE|PIC|CREDIT)S?)"
_HOLDER = r"[A-Z](?:[^.]|(?<=\b[A-Z])\.){1,60}"
_CREDITED = re.compile(
    rf"(?:[(\[](?:[A-Z][\w ]{{0,30}})?(?:(?i:{_PICTURE})\s?[/:]|{_PICTURE},? (?:by|courtesy)\b)[^()\[\]]{{1,60}}[)\]]\.?"
    rf"|\b{_PICTURE}:\s*{_HOLDER}|\bCredit\s?(?:\.\.\.|…)\s*{_HOLDER}|\bREUTERS/[A-Z][^.]{{1,60}}"
    r"|[|\[(]\s*(?:File:\s*)?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}/[A-Z][^.]{1,40}\]?"
    r"|\b(?:Getty Images|AFP|EPA|PA Wire|Reuters|Shutterstock))[\s)]*$"
)
_CAPTION_LABEL = re.compile(r"^\s*(?:Image|Media|Video|Photo)\s+caption\s*[,:]\s*$", re.IGNORECASE)
_CONTRIBUTED = re.compile(
    r"\bcontribut(?:ed|ing) (?:reporting|research|to this (?:report|article|story))\b|\bcontributed(?: from [^.]{1,40})?\.\s*$"
)
_AMENDED = re.compile(
    r"^\W{0,3}(?:This (?:story|article|post|piece|blog|headline) (?:has been|was) (?:first |last )?"
    r"(?:updated|corrected|amended|clarified|edited|revised)|(?:An (?:earlier|original)|A previous) version of this)\b"
)
_REACHED = re.compile(
    r"^\W{0,3}(?:Contact|Reach|E-?mail|Follow|Listen to|Write to|Send)\b"
    r".{0,120}?(?:@\w|\bon (?:Facebook|Twitter|X|Instagram|Threads|Bluesky|WhatsApp|TikTok|LinkedIn)\b)"
)
_TAIL_CREDIT = re.compile(r"(?<!\s)\s*\((?:Reporting|Writing|Editing|Additional reporting) by [^()]+\)\s*$")
_RATE = re.compile(r"^\s*\([^()\d]{0,4}1 = [^()]{1,60}\)\s*$")
_APPEAL = re.compile(
    r"\b(?:privacy policy|terms of (?:service|use)|newsletters?|(?:un)?subscri(?:be|ption)s?|sign(?:ing)? up|recaptcha|cookies|inbox|donat\w+|paywalls?)\b",
    re.IGNORECASE,
)
_ADDRESSES_READER = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
_ABOUT_BODY = re.compile(r"^\s*(?:About|ABOUT)\s+(?:the\s+)?[^\W\d_a-z][^.?!]{1,60}$")
_ADDRESS = re.compile(r"^\s*(?:https?://\S+|[\w.+-]+@[\w-]+\.[\w.-]+|#+|[>›»/|]+|[\d.,]+[KM]?)\s*$")
_SUBJECT = re.compile(r"^\s*Subject:\s+(?:(?:Re|Fwd?):\s+)*+(\S.*)", re.IGNORECASE)
_MAIL_HEADER = re.compile(r"^\s*(?:From|To|Sent|Date|Cc|Reply-To):\s", re.IGNORECASE)
_ISSUE = re.compile(
    r"^\W*(?:vol(?:ume|\.)?|issue|edition|number|no\.)\s+[\divxlc]{1,8}(?:\W{1,4}(?:issue|number|no\.?|part)\s+[\divxlc]{1,8})?\W*$",
    re.IGNORECASE,
)
_STEPS_DOWN = re.compile(r"[>›»→]")
_STEPS_BESIDE = re.compile(r" [|/] |(?<=^Home)[|/]", re.IGNORECASE)
_LONGEST_STEP = 4


class Mark(NamedTuple):
    """What the furniture table says of a line: its kind, and whether the story ends there (yes, mostly, "")."""

    kind: str
    ends: str


@cache
def _furniture() -> tuple[dict[str, Mark], dict[str, list[tuple[str, Mark]]]]:
    table = read_lexicon("page_furniture")
    whole: dict[str, Mark] = {}
    starts: dict[str, list[tuple[str, Mark]]] = {}
    for phrase, kind, match, ends in zip(
        table.phrase, table.kind, table.match, table.ends.fillna(""), strict=True
    ):
        plain, mark = phrase.casefold(), Mark(kind, ends)
        if match == "whole":
            whole[plain] = mark
        else:
            starts.setdefault(plain[0], []).append((plain, mark))
    return whole, starts


def match_furniture(unit: Unit) -> Mark | None:
    """The furniture table's word on a line; None where it has none."""
    whole, starts = _furniture()
    if len(unit.text) < 80 and (found := whole.get(straighten(unit.plain))):
        return found
    plain = straighten(SPACE.sub(" ", _OPENING_MARKS.sub("", unit.text[:200]))).casefold()
    for phrase, mark in starts.get(plain[:1], ()):
        if plain.startswith(phrase):
            return mark
    if unit.size <= 8 and not unit.is_closed and _ABOUT_BODY.match(unit.text):
        return Mark("author box", "mostly")
    return None


def form_of(unit: Unit) -> str:
    """The kind that wording and form alone decide, "prose" for a paragraph, "" where they do not."""
    found = match_furniture(unit)
    if found and (unit.size < 25 or found.kind in {"footer", "credit", "caption", "newsletter"}):
        return found.kind
    if _BYLINE.match(unit.text) and unit.size < 30 and not (unit.size > 12 and unit.is_sentence):
        return "byline"
    may_be_date = not unit.is_sentence or _ENDS_IN_HOUR.search(unit.text)
    if may_be_date and unit.size <= 25 and _is_date(unit):
        return "dateline"
    if unit.size < 60 and (_CREDIT_ALONE.match(unit.text) or _CREDITED.search(unit.text[-120:])):
        return "caption"
    if unit.size < 25 and not unit.is_prose and _CREDIT.search(unit.text):
        return "caption"
    if unit.size < 40 and (_CONTRIBUTED.search(unit.text) or _RATE.match(unit.text)):
        return "credit"
    if _AMENDED.match(unit.text):
        return "credit"
    if unit.size < 40 and _REACHED.match(unit.text):
        return "contact"
    if any(form.match(unit.text) for form in (_ADDRESS, PAGE_NUMBER, _ISSUE)) or is_breadcrumb(unit):
        return "label"
    if unit.size < 120 and _is_appeal(unit.text):
        return "newsletter"
    return "prose" if unit.is_prose else ""


def is_breadcrumb(unit: Unit) -> bool:
    """Whether a line tells the way to the page, section by section, or stands as a menu in one line.

    Arrows lead down, and the last step may be the headline itself; bars and strokes also join other things, so that
    there the way begins at home or has three short steps.

    >>> lines = ["Home > News > Ferry sinks in harbour storm", "Sport › Rowing", "News | Sport | Jobs", "Storm | Opinion"]
    >>> [is_breadcrumb(Unit(0, len(line), line)) for line in lines]
    [True, True, True, False]
    """
    line = SPACE.sub(" ", unit.text.strip())
    if "\n" in unit.text.strip() or "«" in line or unit.size > 30 or line.endswith((".", "!", "?")):
        return False
    down, beside = ([step.strip() for step in steps.split(line)] for steps in (_STEPS_DOWN, _STEPS_BESIDE))
    steps = down if len(down) > 1 else beside
    is_home = steps[0].casefold() == "home"
    above = steps[:-1] if steps is down and (is_home or len(steps) > 2) else steps
    return (
        len(steps) >= (2 if steps is down or is_home else 3)
        and all(step[:1].isupper() or step[:1].isdigit() for step in steps)
        and all(len(step.split()) <= _LONGEST_STEP for step in above)
    )


def _is_date(unit: Unit) -> bool:
    """Whether a line tells when the page was written, and little else."""
    if _STAMP.match(unit.text):
        return True
    if unit.size > 12 or not _AGE_OR_DATE.search(unit.text):
        return False
    return len(_WORD.findall(_BESIDE_DATE.sub("", _AGE_OR_DATE.sub("", unit.text)))) <= 1


def _is_appeal(text: str) -> bool:
    """Whether a paragraph asks the reader for an address, money or consent."""
    words = {found.casefold() for found in _APPEAL.findall(text)}
    return (
        len(words) >= 2 and bool(_ADDRESSES_READER.search(text)) and not any(mark in text for mark in '"“”')
    )


def is_caption_label(unit: Unit) -> bool:
    """Whether it announces a caption that stands in the next line."""
    return bool(_CAPTION_LABEL.match(unit.text))


def is_subject(units: Sequence[Unit], row: int) -> bool:
    """Whether a line is the subject of a mail, beside the other lines of its header."""
    beside = (*units[max(row - 1, 0) : row], *units[row + 1 : row + 2])
    return bool(_SUBJECT.match(units[row].text)) and any(_MAIL_HEADER.match(unit.text) for unit in beside)


def read_subject(line: str) -> str:
    """A headline without what a mail writes before it.

    >>> read_subject("Subject: Fwd: The bridge is shut"), read_subject("Subject to change")
    ('The bridge is shut', 'Subject to change')
    """
    found = _SUBJECT.match(line)
    return found.group(1) if found else line


def read_name(text: str, alone: bool = False) -> str | None:
    """The name that a byline gives, or that a line is (`alone`), cut from what is glued to it."""
    line = _GLUED_TO_NAME.sub("\n", even_out(text)).strip().split("\n")[0]
    found = (_NAME_ALONE if alone else _BYLINE).match(line)
    name = _AFTER_NAME.split(found.group(1))[0] if found else ""
    return SPACE.sub(" ", name).strip(" ,|·-*_") or None


def split_runs(unit: Unit) -> Iterator[Unit]:
    """Part a paragraph of the story from a caption, dateline or credit that was run into it."""
    if unit.kind != "body":
        yield unit
        return
    start, end, text = unit.start, unit.end, unit.text
    notices = list(_CREDIT.finditer(text))
    if notices:
        last = notices[-1]
        rest = text[last.end() :]
        has_caption = bool(text[: notices[0].start()].strip())
        if len(rest.split()) >= 6 and Unit(0, 0, rest).is_closed and has_caption:
            cut = last.end() + len(rest) - len(rest.lstrip())
            yield replace(unit, end=start + cut, text=text[:cut], kind="caption")
            start, text = start + cut, text[cut:]
        elif not has_caption or len(rest.split()) < 6:
            yield replace(unit, kind="caption")
            return
    if dateline := _DATELINE.match(text):
        yield replace(unit, start=start, end=start + dateline.end(), text=dateline.group(), kind="dateline")
        start, text = start + dateline.end(), text[dateline.end() :]
    tail = _TAIL_CREDIT.search(text)
    if tail and tail.start() > 0:
        yield replace(unit, start=start, end=start + tail.start(), text=text[: tail.start()])
        yield replace(unit, start=start + tail.start(), end=end, text=tail.group(), kind="credit")
    elif text:
        yield replace(unit, start=start, end=end, text=text)
