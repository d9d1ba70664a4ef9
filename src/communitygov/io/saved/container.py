"""The file itself: a header, a directory, and sections at aligned places; nothing is taken before it is looked at.

::

    0   8 bytes   the magic: CGOV, carriage return, line feed, 26, line feed
    8   uint32    the version of the format
    12  uint32    CRC-32 of bytes 0-11, of bytes 16-31 and of the directory
    16  uint64    the bytes of the directory
    24  uint64    the bytes of the whole file
    32            the directory, JSON in UTF-8; then zeros up to the first section

All numbers are little-endian. A section begins at a multiple of 64.
"""

import json
import math
import struct
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from communitygov.io.saved.magic import MAGIC

FORMAT = 3
OPENED = (2, FORMAT)
"""The formats that are opened. In the second no file has a secret."""
ALIGNED = 64
SUMS = "sums"
"""The section that has the sums of all others, one section's after the other's."""
BLOCK = 4096
"""Bytes that are summed up together."""
HEAD = struct.Struct("<8sIIQQ")
DTYPES = ("|b1", "|u1", "|i1", "<i2", "<i4", "<i8", "<u8")
"""What a section may hold: truth values, bytes, whole numbers."""
MOST_DIRECTORY = 1 << 24
"""Bytes of the longest directory; one of a structure takes some 20,000."""

Array = NDArray[Any]
Directory = Mapping[str, Any]


def rounded(place: int) -> int:
    """The next place at which a section may begin."""
    return -(-place // ALIGNED) * ALIGNED


def checksum(head: bytes, directory: bytes) -> int:
    """The checksum of a header, whatever it says its checksum is, and of the directory."""
    return crc32(directory, crc32(head[16:32], crc32(head[:12])))


def sums_of(held: memoryview) -> NDArray[np.uint64]:
    """The sum of the numbers of eight bytes in each 4,096 bytes of a section; zeros stand behind its last."""
    whole = len(held) // BLOCK * BLOCK
    last = np.zeros(BLOCK // 8, dtype="<u8")
    last.view(np.uint8)[: len(held) - whole] = np.frombuffer(held[whole:], dtype=np.uint8)
    blocks = np.frombuffer(held[:whole], dtype="<u8").reshape(-1, BLOCK // 8)
    sums: NDArray[np.uint64] = blocks.sum(axis=1, dtype=np.uint64)
    return np.append(sums, last.sum(dtype=np.uint64)) if len(held) > whole else sums


def sum_of(sums: NDArray[np.uint64]) -> int:
    """The checksum of a section: the CRC-32 of its sums.

    It is five times as fast as the CRC-32 of the section, which a question about a city would wait for.
    """
    return crc32(sums.astype("<u8").tobytes())


def packed(sections: Mapping[str, Array], about: Mapping[str, Any]) -> Iterator[bytes | memoryview]:
    """The bytes of a file with some sections, piece by piece."""
    arrays = {name: _plain(array) for name, array in sections.items()}
    sums = {name: sums_of(_bytes(array)) for name, array in arrays.items()}
    begins = accumulate(map(len, sums.values()), initial=0)
    entries = {
        name: {**_entry(arrays[name], each), "sums": begin}
        for (name, each), begin in zip(sums.items(), begins, strict=False)
    }
    arrays[SUMS] = _plain(np.concatenate((np.zeros(0, dtype="<u8"), *sums.values())))
    entries[SUMS] = _entry(arrays[SUMS], sums_of(_bytes(arrays[SUMS])))
    room = _placed(entries, about)
    directory = _directory(entries, about).ljust(room)
    whole = max((entry["offset"] + entry["length"] for entry in entries.values()), default=HEAD.size + room)
    head = HEAD.pack(MAGIC, FORMAT, 0, room, whole)
    head = HEAD.pack(MAGIC, FORMAT, checksum(head, directory), room, whole)
    yield head
    yield directory
    at = HEAD.size + room
    for name, array in arrays.items():
        yield bytes(entries[name]["offset"] - at)
        yield _bytes(array)
        at = entries[name]["offset"] + array.nbytes


def _entry(array: Array, sums: NDArray[np.uint64]) -> dict[str, Any]:
    return {
        "dtype": array.dtype.str,
        "shape": list(array.shape),
        "offset": 0,
        "length": array.nbytes,
        "checksum": sum_of(sums),
    }


def _placed(entries: dict[str, dict[str, Any]], about: Mapping[str, Any]) -> int:
    """Give each section its place, and say how much room the directory takes."""
    room = len(_directory(entries, about)) + 20 * len(entries)
    at = HEAD.size + room
    for entry in entries.values():
        entry["offset"] = rounded(at)
        at = entry["offset"] + entry["length"]
    return room


def _directory(entries: Mapping[str, Any], about: Mapping[str, Any]) -> bytes:
    said = {**about, "sections": entries}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def _plain(array: Array) -> Array:
    made = np.ascontiguousarray(array)
    made = made.astype(made.dtype.newbyteorder("<"), copy=False)
    if made.dtype.str not in DTYPES:
        raise TypeError(f"no section holds {made.dtype}")
    return made


def _bytes(array: Array) -> memoryview:
    flat: Any = array.reshape(-1).view(np.uint8)  # types of numpy do not say that an array is a buffer
    return memoryview(flat) if array.nbytes else memoryview(b"")


class Damaged(Exception):  # no error of ours: `Saved` makes one of it that names the file
    """What is wrong with a file, in English and in Chinese."""

    def __init__(self, en: str, zh: str) -> None:
        self.en: str = en
        self.zh: str = zh
        super().__init__(en, zh)


FOREIGN = Damaged("it is no saved structure", "这不是已保存的结构文件")
NO_FILE = Damaged("it is not a regular file", "不是普通文件")
CUT_SHORT = Damaged("it is cut short", "文件不完整，后面缺失")
CHANGED = Damaged("it has been changed: a checksum does not fit", "文件已被改动：校验和不符")


def directory_of(data: memoryview) -> Directory:
    """The directory of a file, when it and every section it names can be there.

    Raises
    ------
    Damaged
        When the file is foreign, of another format, cut short or changed.
    """
    if bytes(data[:8]) != MAGIC[: len(data)] or not len(data):
        raise FOREIGN
    if len(data) < HEAD.size:
        raise CUT_SHORT
    head = bytes(data[: HEAD.size])
    _, version, stated, length, whole = HEAD.unpack(head)
    if version not in OPENED:
        raise Damaged(
            f"it is of format {version}, and this version of communitygov opens formats {OPENED[0]} to {FORMAT}",
            f"文件格式为第 {version} 版，本版 communitygov 只能打开第 {OPENED[0]} 至 {FORMAT} 版",
        )
    if len(data) < whole:
        raise CUT_SHORT
    if length > min(MOST_DIRECTORY, len(data) - HEAD.size) or len(data) > whole:
        raise CHANGED
    directory = bytes(data[HEAD.size : HEAD.size + length])
    if checksum(head, directory) != stated:
        raise CHANGED
    return _sound(directory, HEAD.size + length, len(data))


def _sound(directory: bytes, start: int, whole: int) -> Directory:
    """A directory of which every section lies in the file."""
    try:
        found: Directory = json.loads(directory)
        sections: Iterable[Mapping[str, Any]] = found["sections"].values()
        for each in sections:
            shape, dtype, offset, length = (each[key] for key in ("shape", "dtype", "offset", "length"))
            fits = dtype in DTYPES and length == math.prod(shape) * np.dtype(dtype).itemsize
            if not (fits and min(shape) >= 0 and start <= offset <= offset + length <= whole and offset % ALIGNED == 0):
                raise CHANGED
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as exc:
        raise CHANGED from exc
    return found
