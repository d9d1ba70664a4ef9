"""One file: from its bytes to plain data with places, and what is wrong with it."""

from collections.abc import Iterable
from typing import Literal, get_args

from attrs import frozen

from communitygov.base.errors import BadQuestion
from communitygov.base.findings import Finding, measure
from communitygov.base.positions import Marks, Position, Source, TextSource, is_mapping
from communitygov.io import file_sayings
from communitygov.io.decode import Decoded, checked, decode, roughly
from communitygov.io.fields import kinds
from communitygov.io.limits import Limits, Problem, Stop
from communitygov.io.open_box import Doubt, Keys
from communitygov.io.plain import Builder
from communitygov.model.register import Register

Format = Literal["yaml", "json"]
VERSION_KEY = "communitygov"


def check_form(form: object) -> None:
    """Refuse a format that documents do not have.

    Raises
    ------
    BadQuestion
        When there is no such format.
    """
    forms = get_args(Format)
    if form not in forms:
        raise BadQuestion(
            f"there is no format {form!r}; there are {' and '.join(forms)}", f"没有格式 {form!r}；有 {'、'.join(forms)}"
        )


@frozen
class Document:
    """What one file says, as plain data; ``root`` is None where it could not be read."""

    marks: Marks
    root: dict[str, object] | None = None
    doubts: tuple[Doubt, ...] = ()
    doubted: int = 0
    """How many doubts there are; of many only the first are kept."""
    findings: tuple[Finding, ...] = ()


def parse_bytes(data: bytes, file: str, form: Format, limits: Limits) -> Document:
    """Read a document from bytes."""
    if len(data) > limits.size:
        return _too_large(file, limits)
    try:
        decoded = decode(data)
    except Stop as stop:
        return _unread(file, roughly(data), [stop.problem])
    return _parse(decoded, file, form, limits)


def parse_text(text: str, file: str, form: Format, limits: Limits) -> Document:
    """Read a document from text."""
    if len(text) * 4 > limits.size and len(text.encode(errors="surrogatepass")) > limits.size:
        return _too_large(file, limits)
    try:
        return _parse(Decoded(checked(text.removeprefix("\ufeff"))), file, form, limits)
    except Stop as stop:
        return _unread(file, text, [stop.problem])


def _parse(decoded: Decoded, file: str, form: Format, limits: Limits) -> Document:
    builder = Builder(limits, _is_text)
    try:
        _read(form, decoded.text, builder)
    except Stop as stop:
        return _unread(file, decoded.text, [*decoded.problems, *builder.problems, stop.problem])
    source = TextSource.of(file, decoded.text)
    problems = (*decoded.problems, *builder.problems)
    findings = (*findings_of(source, problems), *_top(source, builder.root))
    root = builder.root if is_mapping(builder.root) else None
    return Document(Marks(source, builder.numbers), root, tuple(builder.doubts), builder.doubted, findings)


def _is_text(keys: Keys) -> bool | None:
    """Whether a register keeps text at the end of some keys; None where it has no such key."""
    found = kinds(Register, keys)
    return None if found is None else found.text


def _read(form: Format, text: str, builder: Builder) -> None:
    if form == "json":
        from communitygov.io.json_text import read_json

        read_json(text, builder)
    else:
        from communitygov.io.yaml_text import read_yaml

        read_yaml(text, builder)


def _top(source: TextSource, root: object) -> Iterable[Finding]:
    if not is_mapping(root):
        wide = isinstance(root, str) and "：" in root
        yield (
            file_sayings.FULL_WIDTH_TOP.finding(source.position(0))
            if wide
            else file_sayings.NO_MAPPING.finding(source.position(0))
        )


def _unread(file: str, text: str, problems: list[Problem]) -> Document:
    source = TextSource.of(file, text)
    return Document(Marks(source, Builder(Limits()).numbers), findings=tuple(findings_of(source, problems)))


def _too_large(file: str, limits: Limits) -> Document:
    """What is not even looked at."""
    said = file_sayings.TOO_LARGE.finding(Position(file), most=limits.size)
    return Document(Marks(TextSource.of(file, ""), Builder(limits).numbers), findings=(said,))


def findings_of(source: Source, problems: Iterable[Problem]) -> Iterable[Finding]:
    """Put problems of one file into words, each at its place."""
    for problem in problems:
        position = source.position(problem.offset)
        if problem.first is None:
            yield problem.saying.finding(position, **problem.fields)
        else:
            first = str(source.position(problem.first))
            yield problem.saying.finding(position, evidence=(first,), first=measure(first), **problem.fields)
