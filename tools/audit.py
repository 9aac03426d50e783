"""What the locked packages are: known faults where they can be looked up; licences and ages of the pins always.

make audit
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements.lock"
PERMISSIVE = re.compile(
    r"\b(?:mit|bsd|apache|isc|python|psf|mpl|mozilla|unlicense|zlib|cc0|hpnd|public domain)\b", re.IGNORECASE
)
OLDEST_PIN = 365


def main() -> int:
    """Print the audit; 1 where a fault is known, or a licence or a version wants a look."""
    ages = read_pin_ages()
    rows = []
    for name, versions in sorted(read_lock().items()):
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue
        license_ = read_license(package)
        remarks = [
            "" if package.version in versions else f"the lock says {' or '.join(sorted(versions))}",
            "" if PERMISSIVE.search(license_) else "read its licence",
            "pinned long ago" if ages.get(name, 0) > OLDEST_PIN else "",
        ]
        rows.append(
            (name, package.version, license_, str(ages.get(name, "?")), "; ".join(filter(None, remarks)))
        )
    heading = ("package", "version", "licence", "days pinned", "remark")
    widths = [max(len(row[column]) for row in [heading, *rows]) for column in range(len(heading))]
    for row in [heading, *rows]:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    remarked = sum(bool(row[-1]) for row in rows)
    print(f"\n{len(rows)} packages of the lock are installed here; {remarked} have a remark.")
    return int(look_up_faults() or remarked > 0)


def read_lock() -> dict[str, set[str]]:
    """The pinned versions of each package; several where they differ by interpreter or machine."""
    pins: dict[str, set[str]] = {}
    for name, version in re.findall(
        r"^([\w.-]+)==([^\s;\\]+)", LOCK.read_text(encoding="utf-8"), re.MULTILINE
    ):
        pins.setdefault(name, set()).add(version)
    return pins


def read_pin_ages() -> dict[str, int]:
    """Days since each pin was last changed; empty where git does not tell."""
    command = ["git", "blame", "--line-porcelain", LOCK.name]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return {}
    pins = re.findall(r"^committer-time (\d+)\n(?:[a-z].*\n)*\t([\w.-]+)==", done.stdout, re.MULTILINE)
    return {name: int(time.time() - int(changed)) // 86_400 for changed, name in pins}


def read_license(package: Distribution) -> str:
    """The licence in a few words, from whichever field of the metadata says it."""
    metadata = package.metadata
    classified = [
        value.rpartition(" :: ")[2]
        for value in metadata.get_all("Classifier", [])
        if value.startswith("License ::") and not value.endswith("OSI Approved")
    ]
    stated = [
        *metadata.get_all("License-Expression", []),
        " or ".join(classified),
        *metadata.get_all("License", []),
        *(
            Path(str(file.locate())).read_text(encoding="utf-8").strip()
            for file in package.files or []
            if file.name in metadata.get_all("License-File", []) and ".dist-info" in str(file)
        ),
    ]
    return next(filter(None, stated), "not stated").strip().splitlines()[0][:44]


def look_up_faults() -> int:
    """Print what pip-audit knows, or that it could not say; the number of known faults."""
    if find_spec("pip_audit") is None:
        print("Known faults: not looked up; pip-audit is not installed (pip install pip-audit).")
        return 0
    command = [
        sys.executable,
        "-m",
        "pip_audit",
        "--format=json",
        "--progress-spinner=off",
        "--skip-editable",
    ]
    try:
        done = subprocess.run(  # noqa: S603
            [*command, "--timeout=10"], capture_output=True, text=True, timeout=600, check=False
        )
        packages = json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        packages = []
    answered = [package for package in packages if "vulns" in package]
    faults = [(package, fault) for package in answered for fault in package["vulns"]]
    for package, fault in faults:
        fixed = ", ".join(fault.get("fix_versions", [])) or "no version yet"
        print(f"Known fault: {package['name']} {package['version']}: {fault['id']}, mended in {fixed}")
    if not answered:
        print("Known faults: not looked up; the data of pip-audit cannot be reached from here.")
    else:
        print(f"Known faults: {len(faults)} in {len(answered)} packages that pip-audit knows.")
    return len(faults)


if __name__ == "__main__":
    sys.exit(main())
