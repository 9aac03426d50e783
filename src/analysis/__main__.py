"""The commands: `python -m analysis COMMAND --help`."""

from __future__ import annotations

import argparse
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from analysis.errors import ArticleError, ArticleWarning


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 where it did its work, 1 with one sentence where it could not, 130 if stopped."""
    options = _build_parser().parse_args(arguments)
    with warnings.catch_warnings():
        warnings.simplefilter("always", ArticleWarning)
        warnings.showwarning = _print_warning
        try:
            options.run(options)
        except ArticleError as error:
            print(error, file=sys.stderr)
            return 1
        except KeyboardInterrupt:
            print("Stopped.", options.when_stopped, file=sys.stderr)
            return 130
    return 0


def _print_warning(message: Warning | str, *_: Any, **__: Any) -> None:
    print(message, file=sys.stderr)


def _build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analysis", description="Read news articles critically.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_report(commands)
    _add_corpus(commands)
    return parser


def _add_report(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    report = commands.add_parser(
        "report",
        help="write the reading of one article as an HTML page",
        description="Read one article and write one HTML page that works offline: summary, the story with its "
        "layers, charts, every claim.",
    )
    report.add_argument("source", help="a .txt, .md, .html, .eml or .mhtml file, or an http(s) address")
    report.add_argument(
        "target",
        nargs="?",
        type=Path,
        default=Path("report.html"),
        help="where to write (default: %(default)s)",
    )
    report.add_argument("--published", help="when the article appeared: 2023-09-05, 2023-09 or 2023")
    report.add_argument(
        "--allow-private",
        action="store_true",
        help="let an address lie on this machine or in a private network",
    )
    report.set_defaults(run=_run_report, when_stopped="No report was written.")


def _run_report(options: argparse.Namespace) -> None:
    from analysis.loading import load_article
    from analysis.report import write_report

    article = load_article(options.source, options.published, allow_private=options.allow_private)
    if options.target.exists() and Path(options.source).exists() and options.target.samefile(options.source):
        raise ArticleError(f"'{options.target}' is the article itself; choose another file for the report.")
    try:
        print(write_report(article, options.target))
    except OSError as error:
        raise ArticleError(
            f"'{options.target}' cannot be written ({error.strerror}); choose another."
        ) from None


def _add_corpus(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    corpus = commands.add_parser(
        "corpus",
        help="put a Parquet file of articles through the lenses",
        description="Put the articles of a Parquet file (columns id, text, and published where known) through "
        "the lenses. Stopped and run again, it goes on where it was.",
    )
    corpus.add_argument("source", type=Path, help="a Parquet file, or a folder of them")
    corpus.add_argument("folder", type=Path, help="where the result goes: a folder of Parquet files a lens")
    corpus.add_argument(
        "--lens",
        dest="lenses",
        action="append",
        metavar="LENS",
        help="one lens only (may be repeated): attributions, hedges, times, timeline, artefacts or ledger",
    )
    corpus.add_argument("--processes", type=int, default=1, help="how many processes (default: 1)")
    corpus.add_argument("--chunk", type=int, default=100, help="articles a part (default: 100)")
    corpus.add_argument("--quiet", action="store_true", help="show no progress bar")
    corpus.set_defaults(run=_run_corpus, when_stopped="What is finished is kept; run again to go on.")


def _run_corpus(options: argparse.Namespace) -> None:
    try:
        from analysis.corpus import LENSES, analyse_parquet

        written = analyse_parquet(
            options.source,
            options.folder,
            lenses=options.lenses or LENSES,
            processes=options.processes,
            chunk=options.chunk,
            progress=not options.quiet,
        )
    except ModuleNotFoundError as error:
        if error.name != "pyarrow":
            raise
        raise ArticleError("Parquet needs pyarrow: pip install 'article-analysis[corpus]'.") from None
    for name, path in written.items():
        print(f"{name}: {path}")


if __name__ == "__main__":
    sys.exit(main())
