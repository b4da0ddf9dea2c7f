"""No input whatever gives a 500, comes back as markup, or changes what its person may not change."""

import os

import pytest
from django.db import connection

from .fuzzing import Fuzz

SEED = int(os.environ.get("SEED", "2008"))
INPUTS = int(os.environ.get("INPUTS", "2000"))
ONLY = int(os.environ.get("ONLY", "0"))  # the number of one input, to see it again
SHARE = {"postgresql": 4}  # of the inputs on the second engine


@pytest.mark.both_engines
def test_no_input_gives_a_failure_or_changes_what_its_person_may_not(world, table, capsys):
    inputs = INPUTS // SHARE.get(connection.vendor, 1)

    found = Fuzz(world, table, SEED).run(inputs, ONLY)

    with capsys.disabled():
        print(f"\nfuzz: seed {SEED}, {inputs} inputs on {connection.vendor}: {len(found.faults)} faults; ", end="")
        print(f"by person {dict(found.sent)}; by answer {dict(sorted(found.answers.items()))}")
    again = f"see one again by its number: make fuzz SEED={SEED} INPUTS={inputs} ONLY=…"
    assert not found.faults, f"{len(found.faults)} faults; {again}\n\n" + "\n\n".join(found.faults[:40])
