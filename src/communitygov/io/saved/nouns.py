"""Nouns as JSON: what a row states, by field; and in one section the defaults of every kind of noun."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from communitygov.base.texts import Texts
from communitygov.io.saved.kinds import UNSET, Maker
from communitygov.io.saved.row_texts import row_texts
from communitygov.io.saved.values import Plain, read, written
from communitygov.model.noun import Noun
from communitygov.model.table import Table


def classes() -> dict[str, type[Noun]]:
    """Every kind of noun a file may hold, by the name it has there."""
    from communitygov.model import (
        duty,
        link,
        noun,
        organisation,
        person,
        place,
        post,
        share,
        shift,
        switch,
        team,
        waiver,
        zone,
    )
    from communitygov.model import vocabulary as words

    return {
        "name": noun.Name,
        "layout": place.Layout,
        "place": place.Place,
        "zone": zone.Zone,
        "person": person.Person,
        "organisation": organisation.Organisation,
        "shift": shift.Shift,
        "calendar": shift.Calendar,
        "post": post.Post,
        "appointment": post.Appointment,
        "seat": team.Seat,
        "team": team.Team,
        "basis": duty.Basis,
        "how_often": duty.HowOften,
        "required": duty.Required,
        "duty": duty.Duty,
        "share": share.Share,
        "switch": switch.Switch,
        "exemption": switch.Exemption,
        "link": link.Link,
        "waiver": waiver.Waiver,
        "level_word": words.LevelWord,
        "site_word": words.SiteWord,
        "zone_word": words.ZoneWord,
        "mode_word": words.ModeWord,
        "seat_word": words.SeatWord,
        "template_word": words.TemplateWord,
        "word": words.Entry,
        "vocabulary": words.Vocabulary,
    }


class NounWriter:
    """Writes nouns as JSON."""

    def __init__(self) -> None:
        self._classes = classes()
        self._tags = {kind: tag for tag, kind in self._classes.items()}
        self._defaults = {tag: _defaults(kind) for tag, kind in self._classes.items()}

    def kinds(self) -> dict[str, Plain]:
        """Every kind of noun: what it is called, and its fields as where they are left out."""
        return {
            tag: {
                "noun": kind.noun,
                "defaults": {name: written(value, self.tagged) for name, value in self._defaults[tag].items()},
            }
            for tag, kind in self._classes.items()
        }

    def rows(self, rows: Iterable[Noun], tag: str) -> Texts:
        """The text of each row; those of a table are written without a noun of each."""
        if isinstance(rows, Table):
            return row_texts(rows, self._defaults[tag], lambda value: text(written(value, self.tagged)))
        return Texts.of(text(self.stated(row, tag)) for row in rows)

    def stated(self, noun: Noun, tag: str) -> dict[str, Plain]:
        """What a noun states, by field."""
        default, stated = self._defaults[tag], noun.model_fields_set
        held = noun.__dict__
        said = {name: held[name] for name in default if name in stated or _differs(held[name], default[name])}
        found = self._written(said)
        if len(stated) != len(said):
            unset = [name for name in said if name not in stated]
            found |= {UNSET: unset} if unset else {}
        return found

    def _written(self, said: Mapping[str, Any]) -> dict[str, Plain]:
        return {name: written(value, self.tagged) for name, value in said.items()}

    def tagged(self, value: object) -> dict[str, Plain] | None:
        """A noun within another."""
        if not isinstance(value, Noun):
            return None
        tag = next(tag for kind in type(value).__mro__ if (tag := self._tags.get(cast("type[Noun]", kind))) is not None)
        return {tag: self.stated(value, tag)}


def _differs(value: object, default: object) -> bool:
    return value is not default and value != default


def _defaults(kind: type[Noun]) -> dict[str, Any]:
    fields = kind.model_fields.items()
    return {
        name: None if field.is_required() else field.get_default(call_default_factory=True) for name, field in fields
    }


def text(said: Plain) -> str:
    """JSON on one line."""
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def noun_makers() -> dict[str, Maker]:
    """What makes nouns of pydantic's of what rows state, by kind; they were valid when they were saved."""
    makers: dict[str, Maker] = {}
    for tag, kind in classes().items():
        makers[tag] = _noun_maker(kind, makers)
    return makers


def _noun_maker(kind: type[Noun], makers: Mapping[str, Maker]) -> Maker:
    def make(stated: Mapping[str, Plain]) -> Noun:
        unset: Sequence[str] = stated.get(UNSET, ())
        fields = {name: read(value, makers) for name, value in stated.items() if name != UNSET}
        return kind.model_construct(fields.keys() - set(unset), **fields)

    return make
