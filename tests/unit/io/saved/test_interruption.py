"""Saving that is interrupted, or runs out of room."""

import subprocess
import sys

import pytest

import communitygov as cg

AT = "2020-02-10T20:30"


class Interrupted:
    """Interrupts what is done at its n-th call, as the one who waits may at any time."""

    def __init__(self, at):
        self.at = at
        self.calls = 0

    def __call__(self, *_):
        """Count a call."""
        self.calls += 1
        if self.calls == self.at:
            sys.setprofile(None)
            raise KeyboardInterrupt


def calls_of(do, at=-1):
    """How many calls something makes; it is interrupted at one of them."""
    interrupted = Interrupted(at)
    sys.setprofile(interrupted)
    try:
        do()
    finally:
        sys.setprofile(None)
    return interrupted.calls


class TestInterruption:
    """Whenever saving ends, and whatever ends it, there is the old file or the new one, and nothing beside it."""

    @pytest.fixture
    def path(self, tmp_path):
        """A file that is there already."""
        cg.save(cg.build(cg.example("qinghe"), at=AT), tmp_path / "one.cg")
        return tmp_path / "one.cg"

    @pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
    def test_one_who_interrupts_loses_nothing(self, path):
        """
        Interrupted on the way, and at each of the last calls, in which it is written and renamed.

        What is raised while Python takes an object apart, it passes over: then the save goes on, and is whole.
        """
        structure = cg.build(cg.Register(places=[cg.Place(id="a", level="community")]))
        old = path.read_bytes()
        cg.save(structure, path)  # what is kept for the next time makes that one shorter
        many = calls_of(lambda: cg.save(structure, path))
        new, met, raised = path.read_bytes(), set(), 0
        for at in (*range(1, many, many // 20), *range(many - 100, many)):
            path.write_bytes(old)
            try:
                calls_of(lambda: cg.save(structure, path), at)
            except KeyboardInterrupt:
                raised += 1
            else:
                assert path.read_bytes() == new

            assert [path] == list(path.parent.iterdir())
            met.add(path.read_bytes())
        assert {old, new} == met
        assert raised > 100

    def test_a_disk_that_is_full_leaves_the_old_one(self, file, path):
        """
        Where no more can be written, that is said, and the old file is whole.
        """
        pytest.importorskip("resource")
        old = path.read_bytes()
        limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({len(old) // 2}, {len(old) // 2}))"
        program = f"from communitygov.cli import main; import sys; {limit}; sys.exit(main(sys.argv[1:]))"
        save = [sys.executable, "-c", program, "build", "example:heshun", "-o", str(path), "--lang", "en"]
        run = subprocess.run(save, capture_output=True, text=True, check=False)

        assert 2 == run.returncode
        assert "cannot be written" in run.stderr
        assert old == path.read_bytes()
        assert [path] == list(path.parent.iterdir())
