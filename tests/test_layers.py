"""Who may import whom: only downwards, and only two modules know MkDocs."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "generator"

# One row a layer, from the ground up; a module imports its own row and those above it here.
LAYERS = (
    (
        "__init__",
        "policy",
        "codes",
        "problems",
        "refusal",
        "suggest",
        "dates",
        "numerals",
        "names",
        "today",
        "workdays",
        "licences",
    ),
    (
        *(
            "cache",
            "store",
            "workers",
            "answer",
            "memo",
            "part",
            "shell",
            "write",
            "versions",
            "build_manifest",
            "progress",
            "walk",
            "characters",
            "wide_marks",
            "active_html",
        ),
        *("search", "kiosk", "leaks", "typography", "sentences", "replace_file"),
        *("changes", "yaml_writer", "yaml_places", "git", "fetching"),
    ),
    (
        "records",
        "options",
        "publish_options",
        "settings",
        "settings_file",
        "yaml_errors",
        "yaml_source",
        "markdown",
        "fonts",
        "qr",
        "pictures",
    ),
    (
        *("publication", "find", "load", "wording", "report", "addresses", "bundles", "coat", "inline_code"),
        *("record_text", "record_form", "record_edit", "updates", "annotations"),
    ),
    ("references", "catalog", "visibility", "resolve", "memory", "redirects", "authoring"),
    ("facts", "manual"),
    ("checks", "public", "pages"),
    ("frames", "site", "render", "faults"),
    ("outputs", "lists", "links", "printing"),
    ("build",),
    ("desk", "articles", "publishing", "verifying"),
    ("plugin", "frame", "runner", "slices", "preview", "web", "forms", "commands", "__main__"),
)
LAYER_OF = {unit: number for number, row in enumerate(LAYERS) for unit in row}
MODULES = sorted(PACKAGE.rglob("*.py"))


def unit_of(module: str) -> str:
    """The room a module belongs to: `generator.facts.cards` is in `pages`."""
    return module.split(".")[1] if "." in module else "__init__"


def name_of(file: Path) -> str:
    parts = ("generator", *file.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 2 else parts)


def imports_of(file: Path) -> Iterator[str]:
    """Everything a file imports, also inside its functions."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file.name}: write imports in full"
            found = str(node.module)
            is_package = found == "generator"
            yield from (f"{found}.{alias.name}" if is_package else found for alias in node.names)


def own_imports_of(file: Path) -> set[str]:
    found = {name for name in imports_of(file) if name.split(".")[0] == "generator"}
    return {unit_of(name) for name in found if name != "generator.__version__"}


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_imports_lead_downwards(file: Path):
    here = LAYER_OF[unit_of(name_of(file))]
    assert {unit for unit in own_imports_of(file) if LAYER_OF[unit] > here} == set()


def test_every_module_has_its_layer():
    assert {unit_of(name_of(file)) for file in MODULES} == set(LAYER_OF)


def test_rooms_do_not_import_each_other_in_a_circle():
    waiting = {unit: set[str]() for unit in LAYER_OF}
    for file in MODULES:
        waiting[unit_of(name_of(file))] |= own_imports_of(file) - {unit_of(name_of(file))}
    while free := [unit for unit, needed in waiting.items() if not needed & waiting.keys()]:
        for unit in free:
            del waiting[unit]
    assert waiting == {}


def test_only_two_modules_know_mkdocs():
    knowing = {name_of(file) for file in MODULES if any(name.split(".")[0] == "mkdocs" for name in imports_of(file))}
    assert knowing == {"generator.plugin", "generator.frame"}


def test_files_and_functions_stay_small():
    for file in MODULES:
        tree = ast.parse(file.read_text("utf-8"))
        assert len(file.read_text("utf-8").splitlines()) < 250, file.name
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 30, f"{file.name}: {node.name}"


def test_every_module_and_public_function_says_what_it_is_for():
    for file in MODULES:
        tree = ast.parse(file.read_text("utf-8"))
        assert ast.get_docstring(tree), file.name
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                assert ast.get_docstring(node), f"{file.name}: {node.name}"
