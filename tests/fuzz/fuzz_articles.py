"""Fuzz every loader and lens: what any text does to them.

    pip install atheris
    python tests/fuzz/fuzz_articles.py -max_total_time=600 -timeout=20 /tmp/fuzz tests/pages

The bytes become a text file, an HTML file or a bare story, partly of phrases that the lenses look for. Allowed
is an `ArticleError`; a crash, a hang and an offset that does not point at its words are finds. Each find is kept
as an ordinary test in `tests/test_hostile_input.py`. The options are libFuzzer's; the first folder takes what
is worth keeping.
"""

from __future__ import annotations

import sys
import tempfile
import warnings
from pathlib import Path
from typing import Any

PHRASES = [
    "“", "”", "\"", "'", "‘", "’", ". ", ", ", "\n", "\n\n", "\r\n", " ", " - ", "—", "…", "(", ")", ": ", "? ", "! ", "$", "<b>", "</p><p>", "&amp;",
    "said", " told reporters that ", "according to ", " denied ", " Mr. Kim ", " Ms Rowe ", "the White House", " who ", " which ", " he ", " they ",
    " may ", " might have ", " is believed to ", " reportedly ", " about ", " probably ", " certainly ", " if ", " not ", " n't ", " some critics ",
    " on Monday ", " last year ", " in 2019", " 5 September 2023 ", " the 1990s ", " 9 months ago ", " between 2006 and 2008 ", " 30 February ", " 24:61 ",
    "areas of strength for a ", " somewhere in the range of ", " on the off chance that ", "By Jo Doe", "Published ", "© 2024 ", "IMAGE SOURCE, REUTERS Image caption, ",
    "<html><body><article>", "<script>", "<meta name='author' content='", "0", "99999999999999999999", "\u202e", "\x00", "\ufeff", "é", "日本", "🙂", "a\u0301", "\ud800",
]  # fmt: skip


def compose(provider: Any) -> str:
    """A text of phrases and of free characters, as the bytes decide."""
    parts = []
    for _ in range(provider.ConsumeIntInRange(0, 60)):
        if provider.ConsumeBool():
            parts.append(PHRASES[provider.ConsumeIntInRange(0, len(PHRASES) - 1)])
        else:
            parts.append(provider.ConsumeUnicode(provider.ConsumeIntInRange(0, 12)))
        if provider.ConsumeIntInRange(0, 40) == 0:
            parts.append(parts[-1] * provider.ConsumeIntInRange(1, 300))
    return "".join(parts)


def check(article: Any, lenses: Any) -> None:
    """Blocks tile the text, and every finding points at its own words."""
    text, blocks = article.text, article.blocks
    assert "".join(blocks.text) == text or not text.strip(), "the blocks do not tile the text"
    for frame in (blocks, article.sentences, article.tokens, *lenses(article).values()):
        for start, end, words in zip(frame.start, frame.end, frame.text, strict=True):
            assert text[start:end] == words, (start, end, words)


def main() -> None:
    """Hand over to libFuzzer."""
    import atheris

    with atheris.instrument_imports(include=["analysis"]):
        from analysis import Article, ArticleError, hedging, ledger, load_article, sourcing, timeline, wording
        from analysis.corpus.batches import LENSES, _Findings
    assert all((hedging, ledger, sourcing, timeline, wording)), (
        "imported here, where imports are instrumented"
    )
    warnings.simplefilter("ignore")
    folder = Path(tempfile.mkdtemp())

    def lenses(article: Any) -> dict[str, Any]:
        findings = _Findings(article, LENSES)
        return {name: getattr(findings, name) for name in LENSES}

    def run(data: bytes) -> None:
        provider = atheris.FuzzedDataProvider(data)
        mode = provider.ConsumeIntInRange(0, 5)
        try:
            if mode <= 1:
                path = folder / ("page.txt" if mode else "page.html")
                path.write_bytes(provider.ConsumeBytes(len(data)))
                article = load_article(path)
            elif mode <= 3:
                path = folder / ("page.md" if mode == 2 else "page.html")
                path.write_bytes(compose(provider).encode("utf-8", "surrogatepass"))
                article = load_article(path)
            else:
                day = provider.ConsumeUnicode(10) if provider.ConsumeBool() else "2023-09-05"
                article = Article.from_text(compose(provider), published=day)
        except ArticleError:
            return
        check(article, lenses)

    check(Article.from_text("It may rain, Kim said."), lenses)
    atheris.Setup(sys.argv, run)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
