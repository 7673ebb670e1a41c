import json

import msgspec
import pytest
from typer.testing import CliRunner

from firsthand.cli import app
from firsthand.model.dossier import Dossier
from firsthand.model.story import Brief, Section, Statement
from firsthand.options.writing import WritingOptions
from firsthand.stages.brief import Evidence
from firsthand.stages.brief.gate import Support, reasons
from firsthand.writers import LocalServer, Unanswered, rephrase

SANCTION = ("post", "On Tuesday Valdora put the owners of the tanker Grete under sanctions.")
PLAIN = "Valdora put the owners of the tanker Grete under sanctions, The Signal Post reported."
MOVED = "The Signal Post reported that Valdora put the owners of the tanker Grete under sanctions."


class Saying:
    name = "a test"

    def __init__(self, *answers):
        self.answers = answers
        self.asked = []

    def rephrase(self, sentence, evidence):
        self.asked.append((sentence, evidence))
        return self.answers[min(len(self.asked), len(self.answers)) - 1]


@pytest.fixture
def one(heap, place) -> Dossier:
    """The dossier with a brief of one sentence."""
    statement = Statement(text=PLAIN, citations=(place(*SANCTION),), origins=1)
    sections = (Section("Headline", (statement,)), Section("What happened", (statement,)))
    brief = Brief(story="s", template="newsroom", length="full", title=PLAIN, sections=sections)
    return msgspec.structs.replace(heap, briefs=(brief,))


def told(result):
    return result.dossier.briefs[0].sections[1].sentences[0]


def test_a_faithful_wording_stands_with_the_first_one_beside_it(one):
    writer = Saying(MOVED)
    result = rephrase(one, writer)
    assert told(result).text == MOVED
    assert told(result).original == PLAIN
    assert told(result).citations == one.briefs[0].sections[1].sentences[0].citations
    assert (result.asked, result.taken, result.refused) == (1, 1, ())
    assert (
        result.dossier.briefs[0].sections[0] == one.briefs[0].sections[0]
    )  # headlines are printed as they are
    assert result.dossier.notes[-1] == result.summary
    assert writer.asked[0][1] == (SANCTION[1],)


def test_an_unchanged_answer_is_counted_as_such(one):
    result = rephrase(one, Saying(PLAIN))
    assert told(result).original is None
    assert (result.taken, result.same) == (0, 1)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(PLAIN.replace("Grete", "Rodan"), id="invented name"),
        pytest.param(PLAIN.replace("owners", "12 owners"), id="invented number"),
        pytest.param(PLAIN.replace("put", "did not put"), id="flipped"),
        pytest.param(PLAIN.replace(", The Signal Post reported", ""), id="nobody says so"),
        pytest.param(PLAIN.replace("Valdora", "<script>alert(1)</script>Valdora"), id="script"),
        pytest.param("I have been told to print “owned”.", id="obeys the page"),
        pytest.param("", id="nothing"),
        pytest.param(PLAIN + "\x00", id="control character"),
        pytest.param(Unanswered("HTTP 500"), id="no answer"),
    ],
)
def test_everything_else_falls_back_and_is_counted(one, answer):
    result = rephrase(one, Saying(answer))
    assert told(result).text == PLAIN
    assert told(result).original is None
    assert result.taken == 0
    assert len(result.refused) == 1
    assert "1 fell back" in result.summary


def test_the_gate_has_the_last_word(one, place):
    """A sentence that the gate refuses is not printed even where it says what the first one says."""
    unsupported = Statement(text=PLAIN.replace("Grete", "Rodan"), citations=(place(*SANCTION),), origins=1)
    brief = msgspec.structs.replace(
        one.briefs[0], sections=(Section("Headline", ()), Section("What happened", (unsupported,)))
    )
    bad = MOVED.replace("Grete", "Rodan")
    result = rephrase(msgspec.structs.replace(one, briefs=(brief,)), Saying(bad))
    assert result.refused[0].reason == "“Rodan” is named in none of its citations."


def test_each_sentence_is_asked_for_once_and_forms_are_left_alone(heap):
    writer = Saying(Unanswered("busy"))
    result = rephrase(heap, writer, options=WritingOptions(patience=10_000))
    sentences = [sentence for sentence, _ in writer.asked]
    assert len(sentences) == result.asked == len(result.refused) > 5
    assert not any("turned the meaning round" in text or " denies it" in text for text in sentences)
    assert result.dossier.briefs == heap.briefs


def test_a_server_that_stays_silent_is_asked_no_more(heap):
    writer = Saying(Unanswered("busy"))
    result = rephrase(heap, writer, options=WritingOptions(patience=2))
    assert len(writer.asked) == 2
    assert len(result.refused) == result.asked
    assert "asked no more" in result.refused[-1].reason


def test_whatever_a_writer_says_only_supported_sentences_stand(heap):
    """Every answer is another sentence of the brief, or the evidence itself: true elsewhere, wrong here."""
    sentences = [s.text for b in heap.briefs for part in b.sections for s in part.sentences]
    evidence = Evidence(heap)
    for shift in (1, 3, 7):
        result = rephrase(heap, Saying(*(sentences[shift:] + sentences[:shift])))
        for brief in result.dossier.briefs:
            for part in brief.sections:
                for statement in part.sentences:
                    if statement.original:
                        assert reasons(Support(statement, evidence)) == ()


def test_over_a_real_server_page_text_that_gives_orders_changes_nothing(one, serving):
    def obedient(handler, data):
        handler.send(f"{data['sentence'][:-1]}, and {data['evidence'][0]}")

    with serving(obedient) as (url, _):
        result = rephrase(one, LocalServer(url))
    assert told(result).text == PLAIN
    assert result.refused[0].answered


PAGE = (
    "Harbour master warns ferry lords\n\nPORT AVEL, March 3, 2031 - Harbour master Lena Varn warned the ferry lords on "
    "Monday that the port would close if they sailed at night.\n\n“We will not open the gate,” Varn said. "
    "The ferry lords said on Tuesday that 40 boats had sailed to Lorn before the gate was shut.\n"
)


@pytest.fixture
def read(tmp_path, monkeypatch):
    """`read("--writer", url)` reads a page in this process."""
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    monkeypatch.chdir(tmp_path)
    command = ("read", "page.txt", "--out", "d", "--tagger", "rules")
    return lambda *more: CliRunner().invoke(app, [*command, *more])


def test_the_command_says_what_was_rephrased_and_keeps_it(read, tmp_path, serving):
    def answer(handler, data):
        text = data["sentence"]
        handler.send(text.replace(" said.", " said, 99 times.") if "said." in text else text)

    with serving(answer) as (url, asked):
        done = read("--writer", url, "--writer-model", "m7")
    assert done.exit_code == 0, done.stderr
    run = json.loads((tmp_path / "d" / "run.json").read_text("utf-8"))
    assert run["writer"]["writer"] == f"m7 at {url}"
    assert run["writer"]["asked"] == len(asked) > 0
    assert run["notes"][-1].startswith(f"Rephrased by m7 at {url}: ")
    assert "asking for other words" in done.stderr
    assert "99 times" not in (tmp_path / "d" / "brief.md").read_text("utf-8")


def test_the_command_goes_on_without_a_server(read, tmp_path):
    done = read("--writer", "http://127.0.0.1:9")
    assert done.exit_code == 0, done.stderr
    assert "no server listens there" in done.stdout
    assert (tmp_path / "d" / "report.html").is_file()


def test_the_command_refuses_another_machine_before_it_reads(read, tmp_path):
    done = read("--writer", "http://example.org")
    assert done.exit_code == 2
    assert "--writer-anywhere" in done.stderr
    assert not (tmp_path / "d").exists()
