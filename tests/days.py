"""The tests in which a day matters, on hard days: `python tests/days.py`, or `--worst` for the first of them on three.

Each run begins a minute before or after midnight in Geneva, and time goes on from there: `tests/conftest.py`.
"""

import os
import subprocess
import sys

DAYS = {
    "2027-01-01": "the first day of a year",
    "2028-02-29": "a day that most years lack",
    "2027-03-28": "a Sunday on which the clocks go forward",
    "2027-10-31": "a Sunday on which the clocks go back",
    "2027-12-31": "the last day of a year",
    "2027-06-13": "a Sunday",
}
TIMES = ("00:01", "23:59")
WORST = ("2028-02-29 23:59", "2027-10-31 00:01", "2027-12-31 23:59")
TESTS = [
    "tests/demo",
    "tests/look/test_timeline.py",
    "tests/workshops/test_calendar.py",
    "tests/workshops/test_cancelling.py",
    "tests/workshops/test_soundings.py",
]
MORE_TESTS = [
    "tests/look/test_years.py",
    "tests/sessions_app/test_pages.py",
    "tests/training/test_pages.py",
    "tests/funding/test_pages.py",
    "tests/workshops/test_pages.py",
    "tests/workshops/test_dates.py",
    "tests/workshops/test_sounding_pages.py",
    "tests/workshops/test_deciding.py",
    "tests/records/test_dates.py",
]


def main(worst: bool) -> int:
    """Run them on each day; go on to the next whatever becomes of one, and name those that failed."""
    moments = WORST if worst else [f"{day} {time}" for day in DAYS for time in TIMES]
    tests = TESTS if worst else [*TESTS, *MORE_TESTS]
    failed = []
    for moment in moments:
        print(f"\nGeneva, {moment}: {DAYS[moment.partition(' ')[0]]}", flush=True)
        command = [sys.executable, "-m", "pytest", "--numprocesses", os.environ.get("TEST_PROCESSES", "2"), *tests]
        if subprocess.run(command, env=os.environ | {"PORTAL_TESTS_BEGIN": moment}, check=False).returncode:
            failed.append(moment)
    print(f"\nFailed at: {', '.join(failed)}" if failed else f"\nAll passed at {len(moments)} moments.")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main("--worst" in sys.argv))
