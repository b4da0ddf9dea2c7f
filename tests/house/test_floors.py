"""What import-linter cannot see of the house: foreign keys, empty `__init__`s, signals, verbs, templates."""

import ast
import re
import subprocess
import tomllib
from itertools import chain

import grimp
import pytest
from django.apps import apps
from django.conf import settings

from records.models import Part, Record

ROOT = settings.BASE_DIR
LAYERS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"][0]["layers"]
FLOORS = LAYERS[::-1]  # from the ground to the roof
BELOW_THE_ROOF = FLOORS[:-1]
TRACKED = subprocess.run(
    ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
    cwd=ROOT,
    capture_output=True,
    text=True,
    check=True,
).stdout.splitlines()


SAVES_WHAT_IS_NO_RECORD = {
    "idm_portal/demo/materials.py",  # a PDF
    "jobs/actions.py",  # jobs and messages
    "membership/actions/accounts.py",  # users
    "documents/actions/renditions.py",  # files
    "documents/typesetting/engine.py",  # files
    "workshops/actions/archives.py",  # files
    "records/actions.py",  # files
    "records/spreadsheets.py",  # workbooks
}

# Templates whose names Django, allauth and crispy choose.
NAMED_BY_OTHERS = (
    "templates/account/",
    "templates/mfa/",
    "templates/usersessions/",
    "templates/allauth/",
    "templates/40",
    "templates/429",
    "templates/500",
)


def sources(*apps_, suffix=".py", without=("migrations",)):
    """The files of these apps, with their paths inside the repository."""
    for name in TRACKED:
        file = ROOT / name
        if (
            name.split("/")[0] in apps_
            and name.endswith(suffix)
            and not set(without) & set(file.parts)
            and file.exists()
        ):
            yield name, file.read_text()


def our_models():
    return [model for name in FLOORS for model in apps.get_app_config(name).get_models(include_auto_created=True)]


def test_foreign_keys_lead_down_as_imports_do():
    upwards = []
    for model in our_models():
        for field in model._meta.get_fields():
            if not field.is_relation or field.auto_created or field.related_model is None:
                continue
            target = field.related_model._meta
            if target.app_label not in FLOORS or target.label == settings.AUTH_USER_MODEL:
                continue
            if FLOORS.index(target.app_label) > FLOORS.index(model._meta.app_label):
                upwards.append(f"{model._meta.label}.{field.name} -> {target.label}")
    assert not upwards


def test_every_init_below_the_roof_is_empty_or_lists_nouns():
    def lists_nouns(text):
        return all(isinstance(part, ast.ImportFrom | ast.Assign | ast.Expr) for part in ast.parse(text).body)

    talkative = [
        name
        for name, text in sources(*BELOW_THE_ROOF)
        if name.endswith("/__init__.py") and text.strip()
        if not (name.endswith(("models/__init__.py", "records/uploads/__init__.py")) and lists_nouns(text))
    ]
    assert not talkative


def test_nothing_of_ours_listens_to_signals_but_what_freezes_issued_notes():
    listens = re.compile(r"signals import|import signals|django\.dispatch|@receiver|\.connect\(")
    listeners = {name for name, text in sources(*FLOORS) if listens.search(text)}

    assert listeners <= {"documents/apps.py"}


def test_no_model_saves_or_deletes_in_its_own_way():
    own = {
        f"{model._meta.label}.{verb}"
        for model in our_models()
        for verb in ("save", "delete")
        if getattr(model, verb).__module__.split(".")[0] in FLOORS
    }
    assert not own


def test_only_the_history_module_saves_records():
    records = "|".join(model.__name__ for model in our_models() if issubclass(model, Record | Part))
    past_history = re.compile(rf"\b(?:{records})\.objects\.(?:create|bulk_create|get_or_create|update_or_create)\(")
    creating = {name for name, text in sources(*FLOORS) if past_history.search(text)}
    saving = {name for name, text in sources(*FLOORS) if re.search(r"(?<!history)\.save\(", text)}

    assert not creating
    assert saving <= SAVES_WHAT_IS_NO_RECORD | {"records/history.py"}


def test_pages_forms_and_tags_ask_no_questions_of_their_own():
    asks = re.compile(r"\.(?:filter|exclude|annotate|aggregate)\((?!pk=)")
    asking = [
        name
        for name, text in sources(*FLOORS)
        if re.search(r"/(?:views|forms|templatetags)(?:/|\.py)", name) and asks.search(text)
    ]
    assert not asking


def test_every_template_is_used():
    everything = "".join(text for _, text in chain(sources(*FLOORS), sources("templates", suffix=".html")))
    unused = [
        name
        for name, _ in sources("templates", suffix=".html")
        if name.removeprefix("templates/") not in everything and not name.startswith(NAMED_BY_OTHERS)
    ]
    assert not unused


def test_no_file_knows_the_machine_it_was_written_on():
    machine = re.compile(r"(?<!\w)/(?:" + "work|root|tmp/wt|home/[a-z]+|Users/[A-Za-z]+" + r")/(?!\.)")
    knowing = [
        name for name in TRACKED if (ROOT / name).is_file() and machine.search((ROOT / name).read_text(errors="ignore"))
    ]
    assert not knowing


@pytest.mark.parametrize("upper", ["workshops", "training", "participation", "funding", "drafting"])
def test_no_chain_of_imports_leads_from_official_documents_to_what_happens_above_them(upper):
    floors = [floor for floor in BELOW_THE_ROOF if (ROOT / floor).is_dir()]
    imports = grimp.build_graph(*floors, exclude_type_checking_imports=True, cache_dir=None)

    assert imports.chain_exists(importer="drafting", imported="documents", as_packages=True)
    if upper in floors:
        assert not imports.chain_exists(importer="documents", imported=upper, as_packages=True)
