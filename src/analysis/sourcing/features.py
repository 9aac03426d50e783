"""What the labellers see of a token: features of the sentence, and of its place relative to a cue."""

from __future__ import annotations

from functools import cache

from analysis.lexicons import read_lexicon
from analysis.parsed import ParsedSentence

_LONGEST_PATH = 4
_CLOSED = frozenset({"ADP", "SCONJ", "CCONJ", "PRON", "DET", "PART", "PUNCT", "AUX"})
_MARKS_OF_COMPLEMENT = frozenset({"ccomp", "xcomp", "acl", "pcomp", "advcl"})


@cache
def _stances() -> dict[str, str]:
    table = read_lexicon("reporting_cues")
    return dict(zip(table.cue, table.stance, strict=True))


def cue_features(parsed: ParsedSentence, quoted: list[bool]) -> list[list[str]]:
    """Features by which a token is told to be the head of a cue.

    Parameters
    ----------
    parsed
        The sentence.
    quoted
        For each token whether it lies within quotation marks.
    """
    lemmas = [lemma.lower() for lemma in parsed.lemmas]
    tags, deps, heads = parsed.tags, parsed.deps, parsed.heads
    stances = _stances()
    last = len(parsed) - 1
    has_quote = "1" if any(quoted) else "0"
    found = []
    for i, lemma in enumerate(lemmas):
        children = parsed.children(i)
        child_deps = sorted({deps[child] for child in children})
        tag, head = tags[i], heads[i]
        before = lemmas[i - 1] if i else "^"
        after = lemmas[i + 1] if i < last else "$"
        row = [
            "l=" + lemma,
            "t=" + tag,
            "d=" + deps[i],
            "l=" + lemma + "|t=" + tag,
            "s=" + stances.get(lemma, "-") + "|" + tag,
            "h=" + lemmas[head] + "|" + deps[i],
            "b=" + before,
            "a=" + after,
            "a=" + after + "|" + lemma,
            "bt=" + (tags[i - 1] if i else "^"),
            "at=" + (tags[i + 1] if i < last else "$"),
            "q=" + ("1" if quoted[i] else "0") + has_quote,
        ]
        row += ["c=" + dep for dep in child_deps]
        row += [
            "c=" + dep + "|" + lemma
            for dep in child_deps
            if dep in _MARKS_OF_COMPLEMENT or dep in {"nsubj", "dobj", "prep", "agent"}
        ]
        for child in children:
            if deps[child] in _MARKS_OF_COMPLEMENT:
                marks = [lemmas[c] for c in parsed.children(child) if deps[c] in {"mark", "aux"}]
                row.append("m=" + (marks[0] if marks else "-") + "|" + deps[child] + "|" + tag)
        if (i and parsed.words[i - 1] in {'"', "''", "``", "'"}) or (
            i < last and parsed.words[i + 1] in {'"', "'"}
        ):
            row.append("beside a mark")
        found.append(row)
    return found


def paths_from(parsed: ParsedSentence, cue: int) -> list[tuple[str, str]]:
    """For each token the way to it from the cue in the parse, and the first step of that way.

    A step down to a dependent is `/relation`, up to a head `^relation`.
    """
    paths: list[tuple[str, str]] = [("?", "?")] * len(parsed)
    paths[cue] = ("", "")
    stack = [(cue, -1, 0)]
    while stack:
        node, came_from, length = stack.pop()
        path, first = paths[node]
        neighbours = [(child, "/" + parsed.deps[child]) for child in parsed.children(node)]
        if parsed.heads[node] != node:
            neighbours.append((parsed.heads[node], "^" + parsed.deps[node]))
        for other, step in neighbours:
            if other == came_from:
                continue
            paths[other] = (path + step if length < _LONGEST_PATH else path, first or step)
            stack.append((other, node, length + 1))
    return paths


def role_features(parsed: ParsedSentence, cue: int, quoted: list[bool]) -> list[list[str]]:
    """Features by which a token is told to be source or content of the cue at index `cue`."""
    lemma = parsed.lemmas[cue].lower()
    cue_tag, cue_quoted = parsed.tags[cue], "1" if quoted[cue] else "0"
    cue_lemma = "|" + lemma
    paths = paths_from(parsed, cue)
    tags, deps, pos, words = parsed.tags, parsed.deps, parsed.pos, parsed.words
    last = len(parsed) - 1
    has_quote = "1" if any(quoted) else "0"
    found = []
    for i in range(last + 1):
        path, first = paths[i]
        away = i - cue
        side = "0" if not away else ("<" if away < 0 else ">")
        size = abs(away)
        bucket = side + (str(size) if size <= 3 else "7" if size <= 7 else "15" if size <= 15 else "+")
        quote = "q=" + ("1" if quoted[i] else "0") + cue_quoted + has_quote
        row = [
            "p=" + path,
            "p=" + path + cue_lemma,
            "f=" + first + side,
            "f=" + first + side + cue_lemma,
            "f=" + first + side + "|" + cue_tag,
            "t=" + tags[i] + side,
            "d=" + deps[i] + first,
            "w=" + bucket,
            "w=" + bucket + "|" + cue_tag,
            quote + side,
            quote + first,
            "bt=" + (tags[i - 1] if i else "^"),
            "at=" + (tags[i + 1] if i < last else "$"),
            "bq=" + ("1" if i and quoted[i - 1] else "0") + quote,
        ]
        if pos[i] in _CLOSED:
            row.append("o=" + words[i].lower() + side)
            row.append("o=" + words[i].lower() + first)
        if size == 1:
            row.append("beside" + side + words[i].lower() + cue_lemma)
        found.append(row)
    return found
