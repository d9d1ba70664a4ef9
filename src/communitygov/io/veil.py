"""What of a document may be shown again: of people the keys and the ids, and neither notes nor comments."""

import re
from collections.abc import Iterator
from itertools import pairwise

from communitygov.base.positions import Marks, Shapes, is_list, is_mapping
from communitygov.io.decode import decode
from communitygov.io.document import parse_text
from communitygov.io.files import form_of
from communitygov.io.limits import LIMITS, Stop
from communitygov.model.person import Person
from communitygov.model.register import Register

HIDDEN = "*"
PEOPLE = "people"
KNOWN = frozenset(Register.model_fields)
"""What a document has; what stands under another name may be people under a misspelt one."""

_KEYS = "|".join(sorted({each.alias or name for name, each in Person.model_fields.items()}))
_KEY = re.compile(rf"(?<!\w)(?:{_KEYS})(?=[\"']?\s*:)")
_SIGN = re.compile(r"[^\s{}\[\],:\"'#-]")
_HEAD = re.compile(r"^([^\s#,\]}-][^:\n]*):", re.MULTILINE)
_NOTE = re.compile(
    r"""^[ ]*(?:-[ ]+)?["']?note["']?[ ]*:(.*)                                        # on a line of its own
      | (?<!\w)["']?note["']?[ ]*:[ ]*("(?:\\.|[^"\\])*"|'(?:[^']|'')*'|[^,}\n]*)   # within braces
    """,
    re.MULTILINE | re.VERBOSE,
)
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*", re.MULTILINE)

Stretch = tuple[int, int]


def veiled(data: bytes, file: str) -> str:
    """The text of a document, a star for each sign that may say who somebody is; it keeps its lines and columns.

    In the rows of people keys and ids are left, elsewhere all but notes and comments. Of what cannot be read as a
    document whatever may be a row of people is starred.
    """
    try:
        text = decode(data).text
    except Stop:
        return ""
    document = parse_text(text, file, form_of(file), LIMITS)
    people = _lexical(text) if document.root is None else _read(text, document.marks, document.root)
    aside = (met.span(met.lastindex or 0) for form in (_NOTE, _COMMENT) for met in form.finditer(text))
    signs = list(text)
    for start, end in (*people, *aside):
        signs[start:end] = _starred(text[start:end])
    return "".join(signs)


def _starred(text: str) -> str:
    """The text with nothing but keys of people and what stands between words."""
    kept = {at for met in _KEY.finditer(text) for at in range(*met.span())}
    return "".join(HIDDEN if at not in kept and _SIGN.match(sign) else sign for at, sign in enumerate(text))


def _lexical(text: str) -> Iterator[Stretch]:
    """Where people may stand in what is no document."""
    heads = [(met.start(), met.end(), met[1].strip("\"' ")) for met in _HEAD.finditer(text)]
    first = heads[0][0] if heads else len(text)
    yield 0, first
    for (_, start, name), (end, _, _) in pairwise([*heads, (len(text), 0, "")]):
        if name == PEOPLE or name not in KNOWN:
            yield start, end


def _read(text: str, marks: Marks, root: dict[str, object]) -> Iterator[Stretch]:
    """Where rows of people stand in a document, but for their ids."""
    shapes = Shapes()
    sections: list[tuple[int, str, object]] = []
    node = 1
    for name, value in root.items():
        sections.append((node, name, value))
        node += shapes.of(value).size
    starts = [*(marks.offset(node, key=True) for node, _, _ in sections), len(text)]
    for node, name, value in sections:
        if name == PEOPLE or name not in KNOWN:
            start = marks.offset(node)
            end = min(each for each in starts if each >= start)
            for first, last in sorted(_ids(text, marks, shapes, node, value)):
                if start <= first <= last <= end:
                    yield start, first
                    start = last
            yield start, end


def _ids(text: str, marks: Marks, shapes: Shapes, node: int, value: object) -> Iterator[Stretch]:
    """Where the ids of rows stand."""
    node += 1
    for row in value if is_list(value) else ():
        shape = shapes.of(row)
        step = shape.step("id") if is_mapping(row) else (0, shape)
        identity = row.get("id") if is_mapping(row) else row
        if step is not None and isinstance(identity, str):
            at = marks.offset(node + step[0])
            at += text[at : at + 1] in {"'", '"'}
            if text.startswith(identity, at):
                yield at, at + len(identity)
        node += shape.size
