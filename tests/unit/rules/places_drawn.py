"""What the rules about places say of a drawing, and of a document."""

from communitygov.io.read import loads
from communitygov.rules.catalogue import CATALOGUE
from communitygov.rules.check import check
from communitygov.structure.build import build
from communitygov.testing import codes, found_in

AT = "2026-03-02"
RULES = tuple(each for each in CATALOGUE if each.code.code.startswith("CG2"))


def drawn(drawing, at=AT):
    """The codes of CG2 that a drawing fires."""
    return codes(drawing, at=at, rules=RULES)


def told(drawing, code, at=AT):
    """The subjects and English sentences of the findings of a code."""
    return [(each.subject, each.message) for each in found_in(drawing, at=at, rules=RULES) if each.code == code]


def stands(text, code):
    """The subject, line and what stands there, of each finding of a code in a document."""
    lines = text.splitlines()
    found = check(build(loads(text), at=AT), at=AT, select=[code])
    return [(each.subject, each.line, lines[each.line - 1][each.column - 1 :][:9]) for each in found]
