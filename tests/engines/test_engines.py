import os
import signal
import threading

import pytest
from tests.engines.work import first_time_fatal, misbehave

from firsthand.engines import Failed, InProcess, Processes
from firsthand.errors import FirsthandError, OptionError, PageError

ITEMS = list(range(-20, 20))


@pytest.fixture(scope="module")
def two():
    with Processes(2) as engine:
        yield engine


def test_engines_give_the_same_results_in_order(two):
    expected = list(InProcess().map(abs, ITEMS))
    assert list(two.map(abs, ITEMS)) == expected
    assert list(two.attempt(abs, ITEMS)) == expected
    assert list(InProcess().attempt(abs, ITEMS)) == expected


def test_a_dead_worker_is_a_clear_error(two):
    with pytest.raises(FirsthandError, match="item 1 of 1 cannot be worked on: its worker process died"):
        list(two.map(signal.raise_signal, [signal.SIGKILL]))


def test_no_workers_is_an_option_error():
    with pytest.raises(OptionError, match="1 or more"):
        Processes(0)


def test_workers_keep_to_one_thread_each(two):
    assert list(two.map(os.getenv, ["OMP_NUM_THREADS"])) == [os.environ["OMP_NUM_THREADS"]]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("slow", "took more than 1 s"),
        ("stubborn", "took more than 1 s"),
        ("fatal", "worker process died"),
        ("hungry", "ran out of memory"),
        ("wrong", "ZeroDivisionError: by nought"),
        ("unsendable", "please report it"),
    ],
)
def test_a_bad_item_costs_itself_alone_in_workers(two, bad, reason):
    items = [*"abcdefghij", bad, *"klmnopqrst"]
    results = list(two.attempt(misbehave, items, 1))
    assert reason in results[10].reason
    assert [*results[:10], *results[11:]] == list("ABCDEFGHIJKLMNOPQRST")


@pytest.mark.parametrize("bad", ["stubborn", "hungry", "wrong"])
def test_both_engines_refuse_the_same_items_for_the_same_reasons(two, bad):
    items = ["a", bad, "b"]
    assert list(InProcess().attempt(misbehave, items, 1)) == list(two.attempt(misbehave, items, 1))


def test_several_bad_items_are_all_named(two):
    results = list(two.attempt(misbehave, ["fatal", "a", "wrong", "fatal", "b", "hungry"], 20))
    assert [isinstance(each, Failed) for each in results] == [True, False, True, True, False, True]


@pytest.mark.parametrize("engine", [InProcess(), None], ids=["in-process", "processes"])
def test_what_is_raised_on_purpose_is_raised(two, engine):
    results = (engine or two).attempt(misbehave, ["a", "refused", "b"])
    assert next(results) == "A"
    with pytest.raises(PageError, match="leave it out"):
        next(results)


def test_a_worker_that_dies_by_chance_costs_nothing(two, tmp_path):
    assert list(two.attempt(first_time_fatal, [str(tmp_path / "mark")])) == ["alive"]


def test_an_abandoned_run_leaves_the_engine_fit(two):
    results = two.attempt(misbehave, list("abcdef") * 20)
    assert next(results) == "A"
    results.close()
    assert list(two.map(misbehave, list("xyz"))) == list("XYZ")


def test_two_runs_may_take_turns(two):
    pairs = zip(two.map(misbehave, list("abc")), two.map(abs, [-1, -2, -3]), strict=True)
    assert list(pairs) == [("A", 1), ("B", 2), ("C", 3)]


def test_no_items_give_no_results(two):
    assert list(two.attempt(abs, [])) == []


def test_in_process_leaves_the_alarm_as_it_was():
    before = signal.getsignal(signal.SIGALRM)
    assert list(InProcess().attempt(abs, [-1], 5)) == [1]
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_in_process_works_outside_the_main_thread():
    found = []
    thread = threading.Thread(target=lambda: found.extend(InProcess().attempt(abs, [-1], 5)))
    thread.start()
    thread.join()
    assert found == [1]
