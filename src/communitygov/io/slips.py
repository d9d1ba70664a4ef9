"""Slips of the hand that say what was meant: a kind before an id, no kind before one, several where one stands."""

from collections.abc import Iterable, Sequence

from communitygov.base.findings import Saying, Words
from communitygov.base.malformed import Malformed
from communitygov.base.positions import Step, is_list, is_mapping
from communitygov.base.ref import plain_id
from communitygov.io import value_sayings
from communitygov.io.echo import shown
from communitygov.io.full_width import instead, signs

KINDS = ("place", "zone", "person", "organisation", "shift", "post", "team", "duty", "share")
AT: dict[str, tuple[str, ...]] = {
    "period_reversed": ("until", "through"),
    "period_both": ("through",),
    "layout_and_number": ("households",),
    "duty_and_group": ("group",),
    "seconded_home": ("home",),
    "each_and_serves": ("serves",),
    "each_and_where": ("where",),
    "place_kind": ("site",),
}
"""The value that does not go with the rest of its row."""
_WITH_KINDS = {"who_form": value_sayings.CARRIER_HERE, "ref_form": value_sayings.KIND_HERE}

Said = tuple[Saying, dict[str, Words]]


def slip(value: object, steps: Sequence[Step], types: Iterable[str], reasons: Sequence[object]) -> Said | None:
    """What is to be said of a value that shows how it went wrong; None where it does not."""
    keys = {reason.key for reason in reasons if isinstance(reason, Malformed)}
    if is_list(value) and len(steps) == 1 and set(types) == {"string_type"}:
        return value_sayings.ONE_ONLY, {}
    if not isinstance(value, str):
        return None
    kind, colon, identity = value.partition(":")
    if "id_signs" in keys and kind in KINDS and colon and _is_id(identity):
        return value_sayings.NO_KIND_HERE, {"kind": Words(kind, kind), "id": shown(identity)}
    if "id_alike" not in keys and signs(value):
        sign, plain = instead(signs(value))
        return value_sayings.FULL_WIDTH_SIGN, {"sign": sign, "plain": plain}
    here = next((saying for key, saying in _WITH_KINDS.items() if key in keys), None)
    return (here, {"id": shown(value)}) if here is not None and not colon and _is_id(value) else None


def odd_one(data: object, reasons: Sequence[object]) -> tuple[Step, ...]:
    """The steps to the value of a row that does not go with the rest; none where it is the row as a whole."""
    keys = [reason.key for reason in reasons if isinstance(reason, Malformed)]
    wanted = AT.get(keys[0], ()) if len(keys) == 1 else ()
    return next(((key,) for key in wanted if is_mapping(data) and key in data), ())


def _is_id(text: str) -> bool:
    try:
        plain_id(text)
    except Malformed:
        return False
    return True
