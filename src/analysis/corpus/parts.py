"""Parquet in, Parquet out: a run that was stopped goes on where it was."""

from __future__ import annotations

import hashlib
import json
import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.corpus.batches import (
    LENSES,
    analyse,
    check_columns,
    check_ids,
    check_lenses,
    empty_frame,
    frame_names,
)
from analysis.errors import ArticleError

if TYPE_CHECKING:
    import pyarrow as pa

MANIFEST = "manifest.json"
_READ = ("id", "text", "published")
_PLANNED = frozenset({"source", "rows", "lenses", "chunk", "version"})


def analyse_parquet(
    source: str | Path,
    folder: str | Path,
    lenses: Sequence[str] = LENSES,
    processes: int = 1,
    client: Any = None,
    chunk: int = 100,
    progress: bool = True,
) -> dict[str, Path]:
    """Put the articles of a Parquet file through the lenses, part by part.

    Run again after it was stopped, it goes on where it was: a part is written in one go or not at all,
    and the result is the same as that of a run that was not stopped.

    Parameters
    ----------
    source
        A Parquet file, or a folder of them, with the columns that `analyse` wants.
    folder
        Where the result goes: a folder of parts a frame, readable as a whole by ``pandas.read_parquet``,
        ``dask.dataframe.read_parquet`` or `load_findings`.
    lenses
        Which to apply, of `LENSES`.
    processes
        How many to use on this machine; about half a gigabyte each.
    client
        A ``distributed.Client``: the work is done by its cluster, and `processes` is not used.
    chunk
        Articles a part.
    progress
        Whether to show a progress bar.

    Returns
    -------
    dict of Path
        For each frame that `analyse` gives, the folder of its parts.

    Raises
    ------
    ArticleError
        If the source is no such file, a number is below one, the folder holds the result of something else, or a
        process died.
    """
    lenses = check_lenses(lenses)
    folder = Path(folder)
    files = _find_files(Path(source), folder)
    names = frame_names(lenses)
    if client is None and processes < 1:
        raise ArticleError(f"At least one process does the work; processes={processes} is too small.")
    plan = _plan(files, lenses, chunk)
    _begin(folder, plan, files)
    for name in names:
        (folder / name).mkdir(exist_ok=True)
    todo = (
        (part, frame)
        for part, frame in enumerate(_read_chunks(files, chunk))
        if not _path(folder, "articles", part).exists()
    )
    from tqdm.auto import tqdm

    finished = sum(_count_rows(path) for name in ("articles", "errors") for path in _finished(folder, name))
    with (
        _open_executor(processes, client) as executor,
        tqdm(total=plan["rows"], initial=finished, unit=" articles", disable=not progress) as bar,
    ):
        for part, rows, found in _work(todo, lenses, executor):
            for name in [*(name for name in names if name != "articles"), "articles"]:
                _write(found[name], _path(folder, name, part))
            bar.update(rows)
    return {name: folder / name for name in names}


def load_findings(folder: str | Path) -> dict[str, pd.DataFrame]:
    """Load the frames that `analyse_parquet` wrote, as `analyse` gives them.

    Parameters
    ----------
    folder
        The folder that was named to `analyse_parquet`; of a run that was stopped, what is finished is loaded.

    Returns
    -------
    dict of DataFrame
        One frame a lens, and `articles` and `errors`.

    Raises
    ------
    ArticleError
        If the folder holds none.
    """
    import pyarrow.parquet as pq

    folder = Path(folder)
    plan = _read_plan(folder)
    if plan is None:
        raise ArticleError(
            f"There are no findings in '{folder}'; name the folder that analyse_parquet wrote."
        )
    found = {}
    for name in frame_names(plan["lenses"]):
        paths = _finished(folder, name)
        parts = [pq.read_table(path).to_pandas() for path in paths]
        dtype = parts[0]["id"].dtype if parts else "str"
        empty = empty_frame(name, dtype)
        filled = [part for part in parts if len(part)]
        joined = pd.concat(filled, ignore_index=True) if filled else empty
        for column in empty.columns[empty.dtypes == "object"]:
            joined[column] = joined[column].map(_as_tuple, na_action="ignore").astype("object")
        found[name] = joined.astype(empty.dtypes.to_dict())
    return found


def _as_tuple(value: Any) -> Any:
    return tuple(map(_as_tuple, value)) if hasattr(value, "__len__") and not isinstance(value, str) else value


def _find_files(source: Path, written: Path) -> list[Path]:
    """The Parquet files of the source, without what an earlier run wrote into a folder within it."""
    import pyarrow.parquet as pq

    files = sorted(source.glob("**/*.parquet")) if source.is_dir() else [source]
    if source.resolve() in written.resolve().parents:
        files = [path for path in files if written.resolve() not in path.resolve().parents]
    if not files or not files[0].exists():
        raise ArticleError(f"There is no Parquet file '{source}'; check the path and its spelling.")
    for path in files:
        try:
            check_columns(pq.read_schema(path).names)
        except (OSError, ValueError) as error:
            if isinstance(error, ArticleError):
                raise
            raise ArticleError(f"'{path}' is no Parquet file; write one with DataFrame.to_parquet.") from None
    return files


def _plan(files: Sequence[Path], lenses: Sequence[str], chunk: int) -> dict[str, Any]:
    import pyarrow.parquet as pq

    if chunk < 1:
        raise ArticleError(f"A part holds at least one article; chunk={chunk} is too small.")
    digest = hashlib.sha256()
    for path in files:
        with path.open("rb") as data:
            size = data.seek(0, os.SEEK_END)
            data.seek(-8, os.SEEK_END)
            footer = int.from_bytes(data.read(4), "little") + 8
            data.seek(-min(footer, size), os.SEEK_END)
            digest.update(str(size).encode() + data.read())
    return {
        "source": digest.hexdigest(),
        "rows": sum(pq.read_metadata(path).num_rows for path in files),
        "lenses": list(lenses),
        "chunk": chunk,
        "version": version("article-analysis"),
    }


def _read_plan(folder: Path) -> dict[str, Any] | None:
    try:
        plan: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if set(plan) != _PLANNED:
            raise ValueError("the plan of something else")
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError):
        raise ArticleError(
            f"'{folder / MANIFEST}' is not what analyse_parquet wrote; name another folder, or begin anew by "
            "deleting it."
        ) from None
    return plan


def _begin(folder: Path, plan: dict[str, Any], files: Sequence[Path]) -> None:
    import pyarrow.parquet as pq

    begun = _read_plan(folder) if folder.is_dir() else None
    if begun is None:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise ArticleError(f"'{folder}' holds something else; name a folder that is new or empty.")
        check_ids(pd.concat([_as_frame(pq.read_table(path, columns=["id"]))["id"] for path in files]))
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArticleError(
                f"The folder '{folder}' cannot be made ({error.strerror}); name another."
            ) from None
        _write_atomically(
            folder / MANIFEST,
            lambda path: path.write_text(json.dumps(plan, indent=1) + "\n", encoding="utf-8"),
        )
    elif begun != plan:
        different = next(key for key in plan if begun.get(key) != plan[key])
        raise ArticleError(
            f"'{folder}' was begun with another {different} ({begun.get(different)}, now {plan[different]}); "
            "name another folder, or begin anew by deleting it."
        )


def _read_chunks(files: Sequence[Path], chunk: int) -> Iterator[pd.DataFrame]:
    import pyarrow.parquet as pq

    for path in files:
        with pq.ParquetFile(path) as opened:
            columns = [name for name in _READ if name in opened.schema_arrow.names]
            for batch in opened.iter_batches(chunk, columns=columns):
                yield _as_frame(batch)


def _as_frame(table: Any) -> pd.DataFrame:
    """A table as pandas has it, with the columns that pandas had as its index."""
    frame: pd.DataFrame = table.to_pandas()
    return frame.reset_index() if any(frame.index.names) else frame


def _path(folder: Path, name: str, part: int) -> Path:
    return folder / name / f"part-{part:06d}.parquet"


def _finished(folder: Path, name: str) -> list[Path]:
    """The parts of a frame that belong to finished chunks; of a chunk, `articles` is written last."""
    return [folder / name / path.name for path in sorted((folder / "articles").glob("part-*.parquet"))]


def _count_rows(path: Path) -> int:
    import pyarrow.parquet as pq

    rows: int = pq.read_metadata(path).num_rows
    return rows


def _write(frame: pd.DataFrame, path: Path) -> None:
    import pyarrow.parquet as pq

    table = _as_table(frame)
    _write_atomically(path, lambda temporary: pq.write_table(table, temporary, compression="zstd"))


def _as_table(frame: pd.DataFrame) -> pa.Table:
    import pyarrow as pa

    spans = pa.list_(pa.list_(pa.int64()))
    nested = {"content_spans": spans}
    guessed = pa.Schema.from_pandas(frame, preserve_index=False)
    schema = pa.schema(
        [
            field.with_type(nested.get(field.name, pa.list_(pa.string())))
            if frame[field.name].dtype == "object" and field.name != "id"
            else field
            for field in guessed
        ],
        metadata=guessed.metadata,
    )
    return pa.Table.from_pandas(frame, schema=schema, preserve_index=False)


def _write_atomically(path: Path, write: Any) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        write(temporary)
        with temporary.open("r+b") as written:  # Windows flushes only what is open for writing
            os.fsync(written.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def _open_executor(processes: int, client: Any) -> Iterator[Executor | None]:
    if client is not None:
        yield client.get_executor(pure=False)
    elif processes == 1:
        yield None
    else:
        executor = ProcessPoolExecutor(processes, get_context("spawn"), _leave_interrupts_to_parent)
        try:
            yield executor
        finally:
            executor.shutdown(wait=True, cancel_futures=True)


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work(
    chunks: Iterator[tuple[int, pd.DataFrame]], lenses: tuple[str, ...], executor: Executor | None
) -> Iterator[tuple[int, int, dict[str, pd.DataFrame]]]:
    """Each chunk's number, its articles and the frames found; at most a few chunks are in memory."""
    if executor is None:
        for part, frame in chunks:
            yield part, len(frame), analyse(frame, lenses, progress=False)
        return
    most = 2 * getattr(executor, "_max_workers", 8)
    waiting: dict[Future[dict[str, pd.DataFrame]], tuple[int, int]] = {}
    try:
        for part, frame in chunks:
            waiting[executor.submit(analyse, frame, lenses, False)] = part, len(frame)
            while len(waiting) >= most:
                yield from _collect(waiting)
        while waiting:
            yield from _collect(waiting)
    except BrokenProcessPool:
        raise ArticleError(
            "A process died, most likely for want of memory; the finished parts are kept: "
            "run again with fewer processes or a smaller chunk."
        ) from None


def _collect(
    waiting: dict[Future[dict[str, pd.DataFrame]], tuple[int, int]],
) -> Iterator[tuple[int, int, dict[str, pd.DataFrame]]]:
    done, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in done:
        yield *waiting.pop(future), future.result()
