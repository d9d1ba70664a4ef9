"""A folder of bad input that names its fields otherwise: its documents in our words, every line where it was."""

import re

ROLES = {"网格长": "grid_leader", "网格员": "grid_member"}
_ROW = re.compile(r'("?)person\1: *(.+?),(\s*)\1role\1: *(.+?),(\s*)\1place\1: *("?)(\w+)\6')
_PLACE = re.compile(r'"?\bid"?: *"?(\w+)"?,\s*(?=[^}]*"?level"?:)')
_KEYS = (("parent", "within"), ("parnet", "wihtin"), ("assignments", "appointments"), ("to", "through"))


def ours(data: bytes, encoding: str) -> bytes:
    """A document of a sketch in our words: who has a role in a place is appointed to the post of the role there."""
    text = data.decode(encoding)
    places = dict.fromkeys(_PLACE.findall(text))
    appointed = bool(_ROW.search(text))
    text = _ROW.sub(_appointment, text)
    for theirs, our in _KEYS:
        text = re.sub(rf'(?m)(^|[{{,\s])("?){theirs}\2(?=:)', rf"\1\2{our}\2", text)
    return (_with_posts(text, list(places)) if appointed else text).encode(encoding)


def _appointment(row: re.Match[str]) -> str:
    quote, person, first, role, second, _, place = row.groups()
    role = role.strip('"')
    return f"{quote}post{quote}: {quote}{role}-{place}{quote},{first}{second.strip(' ')}{quote}holder{quote}: {person}"


def _with_posts(text: str, places: list[str]) -> str:
    rows = [(f"{role}-{place}", kind, place) for place in places if place[0] == "G" for role, kind in ROLES.items()]
    used = [row for row in rows if re.search(rf'post"?: *"?{row[0]}\b', text)]
    used = used or [row for row in rows if row[2] == "G1"]
    if text.lstrip().startswith("{"):
        listed = ", ".join(f'{{"id": "{post}", "kind": "{kind}", "serves": "{place}"}}' for post, kind, place in used)
        return text.replace("{", f'{{"posts": [{listed}],', 1)
    listed = "".join(f"- {{id: {post}, kind: {kind}, serves: {place}}}\n" for post, kind, place in used)
    return f"{text.rstrip()}\nposts:\n{listed}"
