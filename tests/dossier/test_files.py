import errno
import json
import os
from itertools import pairwise
from pathlib import Path

import jsonschema
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.dossier import FILES, load, schema, write
from firsthand.dossier import files as files_module
from firsthand.errors import DossierError
from firsthand.model.document import Document, Segment
from firsthand.model.dossier import TABLES, Dossier
from firsthand.model.drift import Drift
from firsthand.model.page import Refused
from firsthand.model.span import Signal, Span

MANIFEST = {"version": "0.0.0", "options": {"tagger": "rules"}, "timings": {"ingest": 0.5}}


@pytest.mark.parametrize("fmt", ["jsonl", "parquet"])
def test_round_trip(heap, tmp_path, fmt):
    write(heap, tmp_path / "d", MANIFEST, fmt=fmt)
    assert load(tmp_path / "d") == heap


def test_all_files_of_the_contract_are_there(heap, tmp_path):
    write(heap, tmp_path / "d", MANIFEST)
    made = {file.name for file in (tmp_path / "d").iterdir()}
    assert made == {f"{name}.jsonl" for name in TABLES} | {
        "briefs.json",
        "brief.md",
        "report.html",
        "run.json",
    }
    assert made <= set(FILES)


def test_rows_are_sorted_and_spans_carry_their_words(heap, tmp_path):
    write(heap, tmp_path / "d", MANIFEST)
    texts = {document.id: document.text for document in heap.documents}

    def spans(value):
        if isinstance(value, dict):
            if {"doc", "start", "end"} <= value.keys():
                yield value
            for inner in value.values():
                yield from spans(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from spans(inner)

    seen = 0
    for name in TABLES:
        rows = [
            json.loads(line) for line in (tmp_path / "d" / f"{name}.jsonl").read_text("utf-8").splitlines()
        ]
        if name != "aliases":
            assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
        for span in spans(rows):
            seen += 1
            assert span["text"] == texts[span["doc"]][span["start"] : span["end"]]
    assert seen > 100


@pytest.mark.parametrize("name", [*TABLES, "briefs"])
def test_what_is_written_fits_its_schema(heap, tmp_path, name):
    write(heap, tmp_path / "d", MANIFEST)
    shape = schema()[name]
    jsonschema.Draft202012Validator.check_schema(shape)
    if name == "briefs":
        jsonschema.validate(json.loads((tmp_path / "d" / "briefs.json").read_text("utf-8")), shape)
        return
    for line in (tmp_path / "d" / f"{name}.jsonl").read_text("utf-8").splitlines():
        jsonschema.validate(json.loads(line), shape)


def test_a_span_without_its_words_does_not_fit_the_schema():
    row = {"doc": "d1", "start": 0, "end": 4}
    shape = {**schema()["entities"], "$ref": "#/$defs/Span"}
    assert not jsonschema.Draft202012Validator(shape).is_valid(row)
    assert jsonschema.Draft202012Validator(shape).is_valid({**row, "text": "Orla"})


def test_run_says_what_was_read_and_what_was_not(heap, tmp_path):
    write(heap, tmp_path / "d", MANIFEST)
    run = json.loads((tmp_path / "d" / "run.json").read_text("utf-8"))
    assert run["version"] == "0.0.0"
    assert run["counts"]["pages"] == 8
    assert run["counts"]["origins"] == 5
    assert run["counts"]["refused"] == 2
    assert run["counts"]["undated"] == 2
    assert run["notes"] == list(heap.notes)


def test_scores_are_rounded(tmp_path):
    page = Document(id="d1", path_or_url="a.txt", text="One. Two.")
    drift = Drift(
        id="d-1",
        relation="same_page",
        a=(Span("d1", 0, 4),),
        b=(Span("d1", 5, 9),),
        type="wording",
        material=False,
        score=1 / 3,
        signals=(Signal("words", 2 / 3, ()),),
        why="Other words.",
    )
    write(Dossier(documents=(page,), drift=(drift,)), tmp_path / "d", {})
    row = json.loads((tmp_path / "d" / "drift.jsonl").read_text("utf-8"))
    assert row["score"] == 0.3333
    assert row["signals"][0]["weight"] == 0.6667


def test_the_same_dossier_is_the_same_bytes(heap, tmp_path):
    turned = msgspec.structs.replace(
        heap, **{name: tuple(reversed(getattr(heap, name))) for name in ("claims", "events", "attributions")}
    )
    write(heap, tmp_path / "one", {})
    write(turned, tmp_path / "two", {})
    for name in TABLES:
        assert (tmp_path / "one" / f"{name}.jsonl").read_bytes() == (
            tmp_path / "two" / f"{name}.jsonl"
        ).read_bytes()


words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)


@st.composite
def heaps(draw):
    pages = []
    drifts = []
    for number, text in enumerate(draw(st.lists(words, min_size=1, max_size=3))):
        cut = draw(st.integers(0, len(text)))
        edges = sorted({0, cut, len(text)})
        parts = [
            Segment(start=low, end=high, label=draw(st.sampled_from(["body", "ad", "headline"])))
            for low, high in pairwise(edges)
        ]
        pages.append(
            Document(
                id=f"d{number}",
                path_or_url=draw(words),
                outlet=draw(st.none() | words),
                title=draw(st.none() | words),
                published=draw(st.none() | st.sampled_from(["2031-03-03", "2031-03-03T10:00:00Z"])),
                text=text,
                segments=tuple(parts),
                machine_written=draw(st.none() | st.booleans()),
            )
        )
        drifts.append(
            Drift(
                id=f"d-{number}",
                relation="fact",
                a=(Span(f"d{number}", 0, len(text)),),
                b=(),
                type="omission",
                material=draw(st.booleans()),
                likely_faithful=draw(st.sampled_from([None, "a", "b"])),
                score=round(draw(st.floats(0, 1)), 4),
                why=draw(words),
            )
        )
    return Dossier(
        documents=tuple(pages),
        drift=tuple(drifts),
        refused=(Refused(draw(words), draw(words)),),
        notes=(draw(words),),
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(heap=heaps(), fmt=st.sampled_from(["jsonl", "parquet"]))
def test_any_dossier_comes_back_as_it_was(heap, fmt, tmp_path):
    write(heap, tmp_path / "d", {}, fmt=fmt, force=True)
    assert load(tmp_path / "d") == heap


def test_a_folder_that_holds_something_is_left_alone(heap, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(DossierError, match=f"{tmp_path} exists and is not empty"):
        write(heap, tmp_path, {})
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_force_replaces_the_dossier_and_nothing_else(heap, tmp_path):
    out = tmp_path / "d"
    write(heap, out, {}, fmt="parquet")
    (out / "notes.txt").write_text("mine")
    (out / "run.json").write_text("old")
    write(heap, out, {"version": "2"}, force=True)
    assert (out / "notes.txt").read_text() == "mine"
    assert json.loads((out / "run.json").read_text())["version"] == "2"
    assert not list(out.glob("*.parquet"))
    assert load(out) == heap


def test_an_empty_folder_may_be_used(heap, tmp_path):
    write(heap, tmp_path, {})
    assert load(tmp_path) == heap


def test_parents_are_made(heap, tmp_path):
    write(heap, tmp_path / "a" / "b", {})
    assert load(tmp_path / "a" / "b") == heap


def test_a_file_in_the_way(heap, tmp_path):
    (tmp_path / "d").write_text("mine")
    with pytest.raises(DossierError, match="is a file"):
        write(heap, tmp_path / "d", {}, force=True)


@pytest.mark.parametrize(
    ("code", "said"), [(errno.ENOSPC, "the disk is full"), (errno.EACCES, "Permission denied")]
)
def test_a_disk_that_refuses_changes_nothing(heap, tmp_path, monkeypatch, code, said):
    out = tmp_path / "d"
    write(heap, out, {"version": "1"})
    before = {file.name: file.read_bytes() for file in out.iterdir()}

    def refuse(*_):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(files_module.report, "render", refuse)
    with pytest.raises(DossierError, match=said):
        write(heap, out, {"version": "2"}, force=True)
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before
    assert [file.name for file in tmp_path.iterdir()] == ["d"]


def test_a_failure_leaves_no_new_folder(heap, tmp_path, monkeypatch):
    monkeypatch.setattr(files_module, "markdown", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write(heap, tmp_path / "d", {})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["claims.jsonl", "run.json", "briefs.json"])
def test_a_missing_or_damaged_file_is_named(heap, tmp_path, name):
    write(heap, tmp_path, {})
    (tmp_path / name).write_text("{broken\n")
    with pytest.raises(DossierError, match=name):
        load(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(DossierError, match=f"{name} is missing"):
        load(tmp_path)


def test_no_dossier_there(tmp_path):
    with pytest.raises(DossierError, match="holds no dossier"):
        load(tmp_path)


def test_a_row_of_another_shape_is_named_with_its_line(heap, tmp_path):
    write(heap, tmp_path, {})
    with (tmp_path / "claims.jsonl").open("a") as file:
        file.write('{"id": "k-x"}\n')
    with pytest.raises(DossierError, match=r"claims\.jsonl, line 4: .*proposition"):
        load(tmp_path)


def test_later_versions_may_add_fields(heap, tmp_path):
    write(heap, tmp_path, {})
    file = tmp_path / "claims.jsonl"
    rows = [{**json.loads(line), "new_field": [1]} for line in file.read_text("utf-8").splitlines()]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    assert load(tmp_path) == heap


def test_a_span_that_leads_nowhere_is_refused(heap, tmp_path):
    lost = msgspec.structs.replace(heap, documents=heap.documents[1:])
    with pytest.raises(DossierError, match="leads nowhere"):
        write(lost, tmp_path / "d", {})
    assert not (tmp_path / "d").exists()


def test_parquet_without_pyarrow_says_what_to_do(heap, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(DossierError, match=r"firsthand\[parquet\]"):
        write(heap, tmp_path / "d", {}, fmt="parquet")
    assert not Path(tmp_path / "d").exists()
