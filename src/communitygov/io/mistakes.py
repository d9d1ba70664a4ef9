"""What pydantic found wrong, put into our words, each at the place of the value. Values are never shown again."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce
from typing import Any

from attrs import evolve, field, frozen
from pydantic import ValidationError

from communitygov.base.findings import Finding, Saying, Told, Words
from communitygov.base.fingerprint import digest
from communitygov.base.malformed import Malformed
from communitygov.base.positions import Marks, Position, Shape, Step, descend, is_list, is_mapping
from communitygov.base.wording import Lang, listed, near
from communitygov.io import value_sayings
from communitygov.io.echo import shown
from communitygov.io.fields import keys, kinds, row_noun
from communitygov.io.full_width import instead, signs
from communitygov.io.plain import inside
from communitygov.io.slips import odd_one, slip
from communitygov.model.noun import Noun
from communitygov.model.sections import SECTIONS

_TEXT = Words("文字", "text")
_TRUTH = Words("true 或 false", "true or false")
_WHOLE = Words("整数", "a whole number")
_LIST = Words("列表（[a, b]）", "a list, as in [a, b]")
_MAPPING = Words("键值对（{{a: 1}}）", "a mapping, as in {{a: 1}}")
_DAY = Words("日期（如 2020-02-10）", "a date such as 2020-02-10")
_OTHER = Words("这里能用的值", "one that can stand here")
_EXPECTED: dict[str, Words] = {
    "string_type": _TEXT,
    "string_too_short": Words("至少一个字的文字", "text of one character or more"),
    "bool_type": _TRUTH,
    "bool_parsing": _TRUTH,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "int_from_float": _WHOLE,
    "greater_than_equal": Words("不小于 {ge} 的数", "a number of at least {ge}"),
    "less_than_equal": Words("不大于 {le} 的数", "a number of at most {le}"),
    "tuple_type": _LIST,
    "list_type": _LIST,
    "dict_type": _MAPPING,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "date_type": _DAY,
    "date_parsing": _DAY,
    "date_from_datetime_parsing": _DAY,
    "date_from_datetime_inexact": _DAY,
}
MOST_IN_ROW = 100
_LACKING = {"waiver_end": value_sayings.NO_END, "place_no_kind": value_sayings.NEITHER_KIND}
_NESTED = {"model_type", "model_attributes_type", "tuple_type", "dict_type"}
_LANGS: tuple[Lang, Lang] = ("zh", "en")


@frozen
class Where:
    """A row, or a section without rows: what it says, where it stands and the noun it is to become."""

    section: str
    noun: type[Noun]
    data: object
    marks: Marks
    node: int
    shape: Shape

    def position(self, steps: Sequence[Step] = (), *, key: bool = False) -> Position:
        """Where a value in it stands, or its key."""
        node, whole = descend(self.shape, self.node, steps)
        return self.marks.position(node, key=key and whole)

    @property
    def subject(self) -> str:
        """The noun a row is, ``post:leader``; empty where it has no id that may be shown."""
        identity = self.data.get("id") if is_mapping(self.data) else self.data
        known = isinstance(identity, str) and shown(identity).en == identity
        return f"{self.noun.noun}:{identity}" if known else ""

    def named(self, steps: Sequence[Step]) -> Words:
        """What the mapping is called that steps lead to."""
        inner = [step for step in steps if isinstance(step, str)]
        if inner:
            key = shown(inner[-1])
            return Words(f"“{key.zh}”", f"'{key.en}'")
        return Words(f"{self.section} 的这一行", f"a row of {self.section}")


@frozen
class Mistake:
    """What is wrong with one value; of a value that may be several things, all that it is not."""

    where: Where
    steps: tuple[Step, ...]
    """The steps to the value that the data has."""
    missing: str
    errors: list[Any] = field(factory=list[Any])

    @property
    def way(self) -> tuple[Step, ...]:
        """The steps, and the key that is not there."""
        return (*self.steps, self.missing) if self.missing else self.steps

    @property
    def unknown_key(self) -> bool:
        """Whether it is a key that is not known, and nothing else."""
        return self.types == {"extra_forbidden"}

    @property
    def wide_key(self) -> bool:
        """Whether such a key has a full-width sign: it was to be another key, and most often its value as well."""
        return self.unknown_key and bool(signs(str(self.steps[-1])))

    @property
    def types(self) -> set[str]:
        """What pydantic calls it."""
        return {error["type"] for error in self.errors}

    @property
    def value(self) -> object:
        """The value itself."""
        return reduce(inside, self.steps, self.where.data)

    def said(self, saying: Saying, **fields: Words) -> Finding:
        """The finding, at the value."""
        inner = [step for step in self.steps if isinstance(step, str)]
        key = shown(inner[-1] if inner else self.where.section)
        position = self.where.position(self.steps)
        return saying.finding(position, subject=self.where.subject, evidence=(), key=key, **fields)


def mistakes(where: Where, error: ValidationError) -> list[Mistake]:
    """Gather the errors of one row: one mistake for each value, the first hundred."""
    grouped: dict[tuple[Step, ...], Mistake] = {}
    for each in error.errors(include_input=False, include_url=False)[:MOST_IN_ROW]:
        lost = each["type"] == "missing"
        steps = _in_data(where.data, each["loc"][:-1] if lost else each["loc"])
        mistake = Mistake(where, steps, str(each["loc"][-1]) if lost else "")
        grouped.setdefault(mistake.way, mistake).errors.append(each)
    around = {way[:length] for way in grouped for length in range(len(way))}
    found = [mistake for way, mistake in grouped.items() if way not in around]
    written = {(each.steps[:-1], str(each.steps[-1]).partition("：")[0]) for each in found if each.unknown_key}
    return [each for each in found if not each.missing or (each.steps, each.missing) not in written]


def _in_data(data: object, loc: Iterable[Step]) -> tuple[Step, ...]:
    """The steps of a location that the data has: names of branches, and fields the model put in, are not there."""
    steps: list[Step] = []
    for step in loc:
        if is_mapping(data):
            key = _key(data, step)
            if key is not None:
                steps.append(key)
                data = data[key]
        elif is_list(data) and isinstance(step, int) and step < len(data):
            steps.append(step)
            data = data[step]
    return tuple(steps)


def _key(data: dict[str, object], step: Step) -> str | None:
    if isinstance(step, int):
        return list(data)[step] if step < len(data) else None
    return step if step in data else None


def without(data: object, steps: Sequence[Step]) -> object:
    """The same data without the key that the steps lead to."""
    step, below = steps[0], steps[1:]
    if is_list(data):
        return [without(each, below) if index == step else each for index, each in enumerate(data)]
    if not is_mapping(data):
        return data
    if not below:
        return {key: each for key, each in data.items() if key != step}
    return {key: without(each, below) if key == step else each for key, each in data.items()}


def finding(mistake: Mistake) -> Finding:
    """Put a mistake into words; it is known by the keys that lead to it, in a row without id by what else that says."""
    said = _said(mistake)
    keys_to = (step for step in (mistake.where.section, *mistake.steps) if isinstance(step, str))
    others = () if mistake.where.subject else _texts(mistake.where.data, mistake.steps[:1])
    return evolve(said, fingerprint=digest((said.fingerprint, *keys_to, "", *others)))


def _texts(data: object, but: Sequence[Step]) -> list[str]:
    """The texts that a row states, but for one key."""
    stated = data.items() if is_mapping(data) else ()
    return sorted(f"{key}={value}" for key, value in stated if key not in but and isinstance(value, str))


def _said(mistake: Mistake) -> Finding:
    if mistake.missing:
        where = mistake.where
        named, position = where.named(mistake.steps), where.position(mistake.steps)
        return value_sayings.NOT_GIVEN.finding(position, subject=where.subject, where=named, key=mistake.missing)
    if mistake.unknown_key:
        return no_key(mistake.where, mistake.steps)
    if mistake.value is None:
        return mistake.said(value_sayings.EMPTY)
    if mistake.types == {"literal_error"}:
        return _no_word(mistake)
    if isinstance(mistake.value, str) and "：" in mistake.value and mistake.types & _NESTED:
        return mistake.said(value_sayings.FULL_WIDTH)
    return _wrong(mistake)


def no_key(where: Where, steps: tuple[Step, ...]) -> Finding:
    """Say that a key is not known, and which one may be meant."""
    key, around = str(steps[-1]), kinds(where.noun, steps[:-1])
    if signs(key):
        (sign, plain), position = instead(signs(key)), where.position(steps, key=True)
        return value_sayings.FULL_WIDTH_KEY.finding(
            position, subject=where.subject, where=where.named(steps[:-1]), key=shown(key), sign=sign, plain=plain
        )
    return value_sayings.NO_KEY.finding(
        where.position(steps, key=True),
        subject=where.subject,
        where=where.named(steps[:-1]),
        key=shown(key),
        meant=_likely(key, around.keys if around else ()),
    )


@lru_cache(maxsize=1024)
def _likely(key: str, known: tuple[str, ...]) -> Told:
    """Which key may be meant; one that rows of another section have is not misspelt, it is in the wrong row."""
    at_home = [section for section in SECTIONS if key in keys(row_noun(section))]
    return meant(() if at_home else near(key, known), at_home)


def meant(words: Sequence[str], sections: Sequence[str] = ()) -> Told:
    """Say which words may be meant and where a key belongs; nothing where nobody knows."""
    zh = f"；是否指 {listed(words, 'zh', joined_by='or')}？" if words else ""
    en = f"; did you mean {listed(words, joined_by='or')}?" if words else ""
    if sections:
        return Told(f"{zh}（{listed(sections, 'zh')} 有这个键）", f"{en} (it is a key of {listed(sections)})")
    return Told(zh, en)


def _no_word(mistake: Mistake) -> Finding:
    known = _literals(mistake)
    known_words = Words(listed(known, "zh", joined_by="or"), listed(known, joined_by="or"))
    word = mistake.value
    if not isinstance(word, str):
        return mistake.said(value_sayings.WRONG, expected=known_words)
    return mistake.said(value_sayings.NO_WORD, word=shown(word), meant=meant(near(word, known)), known=known_words)


def _literals(mistake: Mistake) -> list[str]:
    """The words a value can be; pydantic gives them in quotes."""
    texts = [error["ctx"]["expected"] for error in mistake.errors if error["type"] == "literal_error"]
    return [word for text in texts for word in re.findall(r"'([^']*)'", text)]


def _wrong(mistake: Mistake) -> Finding:
    reasons = [error["ctx"]["error"] for error in mistake.errors if error["type"] == "value_error"]
    others = [error for error in mistake.errors if error["type"] not in {"value_error", "literal_error"}]
    said = slip(mistake.value, mistake.steps, mistake.types, reasons)
    if said is not None:
        return mistake.said(said[0], **said[1])
    expected = [_sentence(reason) for reason in reasons]
    expected += [_EXPECTED.get(error["type"], _OTHER).filled(**error.get("ctx", {})) for error in others]
    expected += [Words(word, word) for word in _literals(mistake)]
    either = _either(list(dict.fromkeys(expected)))
    if not reasons:
        return mistake.said(value_sayings.WRONG, expected=either)
    if not mistake.steps and is_mapping(mistake.where.data):
        named, lacks = mistake.where.named(()), _lacking(reasons)
        if lacks is not None:
            return mistake.said(lacks, where=named, expected=either)
        odd = evolve(mistake, steps=odd_one(mistake.where.data, reasons))
        return odd.said(value_sayings.DISAGREES, where=named, expected=either)
    return mistake.said(value_sayings.BADLY_WRITTEN, expected=either)


def _lacking(reasons: Sequence[object]) -> Saying | None:
    """How it is said that a row states no end, or nothing of what it is; None where more is wrong than that."""
    keys = {reason.key if isinstance(reason, Malformed) else "" for reason in reasons}
    return _LACKING.get(next(iter(keys))) if len(keys) == 1 else None


def _sentence(reason: object) -> Words:
    """What a validator of ours says; of any other nothing is told, for it may show the value."""
    return Words(reason.sentence("zh"), reason.sentence("en")) if isinstance(reason, Malformed) else _OTHER


def _either(words: Sequence[Words]) -> Words:
    return Words(*(_joined(words, lang) for lang in _LANGS))


def _joined(words: Sequence[Words], lang: Lang) -> str:
    return {"zh": "，或", "en": ", or "}[lang].join(each.sentence(lang) for each in words)
