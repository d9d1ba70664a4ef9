"""A saved structure as it lies in memory: sections are looked at when they are first asked for."""

import json
import mmap
import os
import stat
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import numpy as np
from attrs import field, frozen

from communitygov.base.errors import BadStructureFile
from communitygov.base.frozen import is_list
from communitygov.base.texts import TextIndex, Texts
from communitygov.io.saved.container import (
    BLOCK,
    CHANGED,
    CUT_SHORT,
    FOREIGN,
    NO_FILE,
    SUMS,
    Array,
    Damaged,
    Directory,
    directory_of,
    sum_of,
    sums_of,
)

P = ParamSpec("P")
T = TypeVar("T")

AGAIN = ("build it again: communitygov build PATH -o FILE.cg", "请重新生成：communitygov build PATH -o FILE.cg")
A_FOLDER = (
    "it is a folder, and no file that save wrote: build one of it: communitygov build PATH -o FILE.cg",
    "这是文件夹，不是 save 写的文件；请由它生成：communitygov build PATH -o FILE.cg",
)


@frozen(eq=False, repr=False)
class Mapped:
    """A file mapped into memory. Its checksums are checked section by section, each when it is first asked for."""

    file: str
    data: memoryview
    directory: Directory
    _arrays: dict[str, Array] = field(factory=dict[str, Array], init=False)

    @classmethod
    def of(cls, path: Path) -> "Mapped":
        """Map a file and look at its header and its directory.

        Raises
        ------
        BadStructureFile
            When it cannot be read, or is no saved structure of this format.
        """
        name = str(path)
        if path.is_dir():
            raise BadStructureFile(name, *A_FOLDER)
        with told(name):
            if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for ever
                raise NO_FILE
            with path.open("rb") as opened:
                size = os.fstat(opened.fileno()).st_size  # of what was opened; another may have its name by now
                if not size:
                    raise FOREIGN
                data = memoryview(mmap.mmap(opened.fileno(), size, access=mmap.ACCESS_READ))
            return cls(name, data, directory_of(data))

    def array(self, name: str) -> Array:
        """A section as an array that nobody can write to.

        Raises
        ------
        BadStructureFile
            When the file has no such section, or it was changed.
        """
        found = self._arrays.get(name)
        if found is None:
            with told(self.file):
                found = self._arrays[name] = self._taken(name)
        return found

    def has(self, name: str) -> bool:
        """Whether there is such a section."""
        return name in self.directory["sections"]

    def _taken(self, name: str) -> Array:
        each, held = self._held(name)
        if sum_of(sums_of(held)) != each["checksum"]:
            raise CHANGED
        owner: Array = np.frombuffer(held, each["dtype"]) if len(held) else np.zeros(0, each["dtype"])
        owner.flags.writeable = False
        return owner.reshape(each["shape"])

    def _held(self, name: str) -> tuple[Mapping[str, Any], memoryview]:
        """What the directory says of a section, and its bytes."""
        each = self.directory["sections"].get(name)
        if each is None:
            raise Damaged(f"it has no section {name}", f"文件中没有 {name} 一节")
        held = self.data[each["offset"] : each["offset"] + each["length"]]
        if len(held) != each["length"]:
            raise CUT_SHORT
        return each, held

    def rows(self, name: str) -> "RowTexts":
        """A column of texts that are looked at one by one: what is not asked for is not read."""
        offsets = self.array(f"{name}.offsets")
        with told(self.file):
            each, held = self._held(name)
            _, of_all = self._held(SUMS)
            many = -(-len(held) // BLOCK)
            sums: Array = np.frombuffer(of_all, "<u8")[each["sums"] :][:many]
            if len(sums) != many or sum_of(sums) != each["checksum"]:
                raise CHANGED
            _fit(offsets, len(held))
            return RowTexts(self.file, held, offsets, sums, bytearray(many))

    def texts(self, name: str) -> Texts:
        """A column of texts: a section of bytes, and one of where each begins."""
        texts = Texts(self.array(name), self.array(f"{name}.offsets"))
        offsets = texts.offsets
        with told(self.file):
            _fit(offsets, len(texts.data))
        return texts

    def index(self, name: str) -> TextIndex:
        """A column of texts with what finds them."""
        return TextIndex(self.texts(name), self.array(f"{name}.table"), int(self.directory.get("secret", "0"), 16))

    def json(self, name: str) -> Any:
        """A section that is one JSON text."""
        held = self.array(name).tobytes()
        with told(self.file):
            return json.loads(held.decode())

    def listed(self, name: str) -> tuple[str, ...]:
        """A section that is a list of texts."""
        said = self.json(name)
        with told(self.file):
            texts = tuple(each for each in said if isinstance(each, str)) if is_list(said) else None
            if texts is None or len(texts) < len(said):
                raise TypeError(name)
            return texts

    def check(self) -> None:
        """Look at every section, and at whether those that look-ups go by fit the others.

        Raises
        ------
        BadStructureFile
            When one was changed, or does not fit.
        """
        from communitygov.io.saved.fitting import look_at_fit

        for name in self.directory["sections"]:
            self.array(name)
        with told(self.file):
            look_at_fit(self.directory["sections"], self.array)

    def made(self, make: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
        """What is made of the file; where that fails, what the file says cannot be."""
        try:
            return make(*given, **named)
        except BadStructureFile:
            raise
        except FAULTS as exc:
            raise refused(self.file, exc) from exc


def _fit(offsets: Array, size: int) -> None:
    if len(offsets) < 1 or int(offsets[0]) != 0 or int(offsets[-1]) + 8 > size:
        raise CHANGED


@frozen(eq=False, repr=False)
class RowTexts:
    """A column of texts of which only those pages are read, and their sums checked, that a text asked for stands in."""

    file: str
    data: memoryview
    offsets: Array
    sums: Array
    looked_at: bytearray
    """For each page whether its sum was checked."""

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, row: int) -> bytes:
        """The bytes of a text.

        Raises
        ------
        BadStructureFile
            When a page it stands in was changed.
        """
        start, end = self.offsets.item(row), self.offsets.item(row + 1)
        for page in range(start // BLOCK, -(-end // BLOCK)):
            if not self.looked_at[page]:
                self._look_at(page)
        return bytes(self.data[start:end])

    def _look_at(self, page: int) -> None:
        with told(self.file):
            if sums_of(self.data[page * BLOCK : (page + 1) * BLOCK])[0] != self.sums[page]:
                raise CHANGED
        self.looked_at[page] = 1


@contextmanager
def told(file: str) -> Generator[None, None, None]:
    """Say of a file what is wrong with it and what to do.

    Raises
    ------
    BadStructureFile
        When what is done within fails because of the file.
    """
    try:
        yield
    except BadStructureFile:
        raise
    except FAULTS as exc:
        raise refused(file, exc) from exc


FAULTS = (Damaged, OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)
"""What a file that is not what it should be comes to."""
NOT_THERE = ("there is no such file; check how the path is written", "没有这个文件；核对路径")


def refused(file: str, exc: Exception) -> BadStructureFile:
    """What is said of a file because of a fault."""
    if isinstance(exc, Damaged):
        return BadStructureFile(file, f"{exc.en}; {AGAIN[0]}", f"{exc.zh}；{AGAIN[1]}")
    if isinstance(exc, FileNotFoundError):
        return BadStructureFile(file, *NOT_THERE)
    if isinstance(exc, OSError):
        return BadStructureFile(file, exc.strerror or str(exc), f"无法读取：{exc.strerror or exc}")
    en, zh = "what it says does not fit together", "文件内容前后不符"
    return BadStructureFile(file, f"{en}; {AGAIN[0]}", f"{zh}；{AGAIN[1]}")
