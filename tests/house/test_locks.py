"""What is installed is what was tested: the locks are whole, and made from the ranges."""

import re

import pytest
from django.conf import settings
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = {"requirements.txt": "requirements.in", "requirements-dev.txt": "requirements-dev.in"}
PINNED = re.compile(
    r"^(?P<name>[\w.\-]+)(?:\[[^]]+\])?==(?P<version>[^ ;\\]+)(?P<rest>[^\n]*(?:\n {4}--hash=[^\n]+)*)", re.M
)


def locked(lock: str) -> dict[str, tuple[str, str]]:
    """Each package's version and hashes as the lock has them."""
    text = (settings.BASE_DIR / lock).read_text()
    return {canonicalize_name(found["name"]): (found["version"], found["rest"]) for found in PINNED.finditer(text)}


def ranges(file: str):
    for line in (settings.BASE_DIR / file).read_text().splitlines():
        requirement, _, reason = line.partition("#")
        if requirement.startswith("-r "):
            yield from ranges(requirement.removeprefix("-r ").strip())
        elif requirement.strip():
            yield Requirement(requirement), reason.strip()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_every_package_with_its_hashes(lock):
    lines = (settings.BASE_DIR / lock).read_text().splitlines()
    packages = [line for line in lines if line and not line.startswith((" ", "#"))]

    assert len(packages) == len(locked(lock))
    assert [name for name, (_version, rest) in locked(lock).items() if "--hash=sha256:" not in rest] == []
    assert [line for line in lines if "://" in line or "index-url" in line] == []


@pytest.mark.parametrize(("lock", "file"), LOCKS.items())
def test_a_lock_holds_to_the_ranges_and_each_range_has_its_reason(lock, file):
    versions = locked(lock)

    for requirement, reason in ranges(file):
        assert reason, f"{requirement} stands in {file} without a reason"
        version, _rest = versions[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), f"{lock} has {requirement.name} {version}: make lock"


def test_the_tests_run_on_the_packages_that_the_portal_runs_on():
    portal, tests = locked("requirements.txt"), locked("requirements-dev.txt")

    assert {name: version for name, (version, _rest) in portal.items() if tests[name][0] != version} == {}
