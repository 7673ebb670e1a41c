"""The house itself: what every module of the package must keep to."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import firsthand
from firsthand import lexicon
from firsthand.lexicon import Row

PACKAGE = Path(firsthand.__file__).parent
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)
WORDS_OF_PROCESS = ("TODO", "FIXME", "XXX", "NotImplemented", "/work/", "pypi.org", "helper session")


def names(path):
    return str(path.relative_to(PACKAGE))


@pytest.fixture(scope="module")
def trees():
    return {path: ast.parse(path.read_text("utf-8")) for path in MODULES}


def public(tree):
    for node in tree.body:
        kinds = ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef
        if isinstance(node, kinds) and not node.name.startswith("_"):
            yield node


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_every_module_says_what_is_public(path, trees):
    tree = trees[path]
    assert ast.get_docstring(tree), f"{path} has no docstring"
    if path.name == "__main__.py":
        return
    exported = [
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        and any(isinstance(t, ast.Name) and t.id == "__all__" for t in getattr(node, "targets", [getattr(node, "target", None)]))
    ]  # fmt: skip
    if not exported and all(isinstance(node, ast.Expr) for node in tree.body):
        return  # a package that only says what it is for
    if path.name == "version.py":
        return
    assert exported, f"{path} has no __all__"


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_everything_public_says_what_it_is_for(path, trees):
    for node in public(trees[path]):
        assert ast.get_docstring(node), f"{path}:{node.lineno} {node.name} has no docstring"


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_sizes_stay_readable(path, trees):
    lines = path.read_text("utf-8").count("\n")
    assert lines <= 500, f"{path} has {lines} lines: it has two ideas, make it two files"
    for node in ast.walk(trees[path]):
        if isinstance(node, ast.FunctionDef):
            size = (node.end_lineno or node.lineno) - node.lineno + 1
            assert size <= 60, f"{path}:{node.lineno} {node.name} has {size} lines"


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_nothing_is_left_undone_or_speaks_of_its_making(path):
    text = path.read_text("utf-8")
    assert not [word for word in WORDS_OF_PROCESS if word in text]


def test_every_word_list_row_has_its_source():
    assert lexicon.names()
    for path in sorted((PACKAGE / "lexicon").glob("*.toml")):
        import tomllib

        for table, rows in tomllib.loads(path.read_text("utf-8")).items():
            for row in rows:
                assert row.get("source"), f"{path.name} [[{table}]] {row}: no source"
    assert set(Row.__struct_fields__) == {"source", "examples", "not_examples"}


def test_importing_loads_nothing_heavy():
    code = (
        "import sys, firsthand, firsthand.cli; "
        "heavy = {'spacy', 'trafilatura', 'lightgbm', 'numpy', 'lxml', 'htmldate', 'dateparser', 'sqlalchemy', 'alembic'} & set(sys.modules); "
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("flag", ["--version", "--help"])
def test_version_and_help_answer_at_once(flag):
    """Within half a second of processor time: the wall clock of a busy machine proves nothing."""
    import resource

    best = 9.0
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "firsthand", flag], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert best < 0.5
