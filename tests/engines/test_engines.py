import os
import signal

import pytest

from firsthand.engines import InProcess, Processes
from firsthand.errors import FirsthandError, OptionError

ITEMS = list(range(-20, 20))


def test_engines_give_the_same_results_in_order():
    expected = list(InProcess().map(abs, ITEMS))
    with Processes(2) as engine:
        assert list(engine.map(abs, ITEMS)) == expected


def test_a_dead_worker_is_a_clear_error():
    with Processes(1) as engine, pytest.raises(FirsthandError, match="--workers 1"):
        list(engine.map(signal.raise_signal, [signal.SIGKILL]))


def test_no_workers_is_an_option_error():
    with pytest.raises(OptionError, match="1 or more"):
        Processes(0)


def test_workers_keep_to_one_thread_each():
    with Processes(1) as engine:
        assert list(engine.map(os.getenv, ["OMP_NUM_THREADS"])) == [os.environ["OMP_NUM_THREADS"]]
