"""How much memory is free, and what is said and refused before it is taken."""

import sys

import pytest

from communitygov.base import memory
from communitygov.base.errors import NotEnoughMemory
from communitygov.base.free_memory import free_memory
from communitygov.base.memory import MIB, about_to_take, told

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux says how much is left")


def machine(root, *, available=None, swap=0, groups="", files=()):
    """Write what a machine says of itself."""
    (root / "proc/self").mkdir(parents=True)
    said = "" if available is None else f"MemTotal: 99999999 kB\nMemAvailable: {available} kB\nSwapFree: {swap} kB\n"
    (root / "proc/meminfo").write_text(said, encoding="ascii")
    (root / "proc/self/cgroup").write_text(groups, encoding="ascii")
    for name, text in files:
        path = root / "sys/fs/cgroup" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="ascii")
    return root


@on_linux
class TestFreeMemory:
    """The least of what the machine and the groups around a process leave."""

    def test_of_a_machine(self, tmp_path):
        """
        What is available, and the swap that is free.
        """
        assert (2000 + 500) * 1024 == free_memory(machine(tmp_path, available=2000, swap=500))

    @pytest.mark.parametrize("inner", ["", "a/", "a/b/"])
    def test_of_a_group(self, tmp_path, inner):
        """
        Of the group of the process and of each around it; what stands there of files is given back.
        """
        files = [
            (f"{inner}memory.max", "9000\n"),
            (f"{inner}memory.current", "7000\n"),
            (f"{inner}memory.stat", "anon 1\ninactive_file 1500\n"),
        ]

        assert free_memory(machine(tmp_path, available=2000, groups="0::/a/b\n", files=files)) == 3500

    def test_of_a_group_of_the_first_version(self, tmp_path):
        """
        Which has other names.
        """
        files = [
            ("memory/job/memory.limit_in_bytes", "9000"),
            ("memory/job/memory.usage_in_bytes", "7000"),
            ("memory/job/memory.stat", "total_inactive_file 10\n"),
        ]
        groups = "9:cpu:/x\n4:memory:/job\n0::/\n"

        assert free_memory(machine(tmp_path, available=2000, groups=groups, files=files)) == 2010

    def test_a_group_without_a_limit_leaves_what_the_machine_does(self, tmp_path):
        """
        As it is where nobody set one.
        """
        files = [("memory.max", "max\n"), ("memory.current", "7000\n")]

        assert free_memory(machine(tmp_path, available=3, groups="0::/\n", files=files)) == 3 * 1024

    def test_a_full_group_leaves_nothing(self, tmp_path):
        """
        And not less than nothing.
        """
        files = [("memory.max", "5\n"), ("memory.current", "7000\n")]

        assert free_memory(machine(tmp_path, available=3, groups="0::/\n", files=files)) == 0

    def test_a_limit_on_addresses(self, tmp_path, monkeypatch):
        """
        Counts from the addresses that are in use.
        """
        import resource

        monkeypatch.setattr(resource, "getrlimit", lambda _: (10 * 1024, 10 * 1024))
        root = machine(tmp_path, available=2000)
        (root / "proc/self/status").write_text("Name: x\nVmSize:\t   4 kB\n", encoding="ascii")

        assert free_memory(root) == 6 * 1024

    def test_a_machine_that_does_not_say(self, tmp_path):
        """
        Is none of which anything is known.
        """
        assert free_memory(machine(tmp_path)) is None


class TestTaking:
    """What is about to be taken is told, and refused where it cannot fit."""

    @pytest.fixture
    def tellings(self):
        """What is told while a test lasts."""
        found = []
        with told(lambda *each: found.append(each)):
            yield found

    def test_what_fits_is_told(self, monkeypatch, tellings):
        """
        With what there is.
        """
        monkeypatch.setattr(memory, "free_memory", lambda: 900 * MIB)

        about_to_take("build", 900 * MIB)

        assert [("build", 900 * MIB, 900 * MIB)] == tellings

    def test_what_does_not_fit_is_told_and_refused(self, monkeypatch, tellings):
        """
        The error is a MemoryError, and says what to do.
        """
        monkeypatch.setattr(memory, "free_memory", lambda: 900 * MIB)

        with pytest.raises(NotEnoughMemory) as refused:
            about_to_take("build", 2048 * MIB)

        assert "build takes about 2.0 GiB of memory, and 900 MiB are left" in str(refused.value)
        assert isinstance(refused.value, MemoryError)
        assert "build 约需 2.0 GiB 内存，可用 900 MiB" in refused.value.sentence("zh")
        assert [("build", 2048 * MIB, 900 * MIB)] == tellings

    def test_nothing_is_refused_where_nobody_knows_what_is_free(self, monkeypatch, tellings):
        """
        It is told all the same.
        """
        monkeypatch.setattr(memory, "free_memory", lambda: None)

        about_to_take("read", 1 << 60)

        assert [("read", 1 << 60, None)] == tellings

    def test_what_is_little_is_not_looked_at(self, monkeypatch, tellings):
        """
        A small register pays nothing.
        """
        monkeypatch.setattr(memory, "free_memory", lambda: 1 / 0)

        about_to_take("read", memory.FEW - 1)

        assert [] == tellings
