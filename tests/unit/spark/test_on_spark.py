"""Parts on a cluster: a real Spark on this machine comes to the same."""

import os
import shutil
import signal
import sys
from importlib.util import find_spec

import pytest
from tests.unit.spark.drawn import AT

import communitygov as cg
from communitygov import spark


@pytest.fixture(scope="session")
def session():
    """A Spark of two workers on this machine."""
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java, which is not installed")
    if find_spec("pyspark") is None:
        pytest.skip("Spark is not installed: pip install 'communitygov[spark]'")
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    listening = signal.getsignal(signal.SIGINT)
    started = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    signal.signal(signal.SIGINT, listening)  # Spark listens in its stead, for all tests that follow
    started.sparkContext.setLogLevel("ERROR")
    yield started
    started.stop()


@pytest.mark.filterwarnings("ignore")
def test_spark_comes_to_the_same(city, session):
    """
    Two counties with a zone and a person across both, and a third that is larger than both together.
    """
    on_spark = spark.OnSpark(session)

    assert spark.coverage(city, at=AT, runner=on_spark) == spark.coverage(city, at=AT)
    assert spark.absence(city, ["person:P1"], at=AT, runner=on_spark) == spark.absence(city, ["person:P1"], at=AT)


def test_without_spark_it_is_said_how_to_install_it(monkeypatch):
    """
    All else does without it.
    """
    monkeypatch.setitem(sys.modules, "pyspark", None)

    with pytest.raises(cg.MissingExtra, match=r"pip install 'communitygov\[spark\]'"):
        spark.OnSpark(None)
