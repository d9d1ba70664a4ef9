"""The rule about credit codes of organisations."""

import builtins
import sys

import pytest
from tests.unit.rules.places_drawn import AT, RULES, drawn

from communitygov.io.read import loads
from communitygov.rules.check import check
from communitygov.structure.build import build
from communitygov.testing import found_in


@pytest.mark.parametrize(
    "code", ["91350100M000100Y43", "11320000MB151840XJ", "91110000600037341L", "N2330203MA00000000"]
)
def test_credit_codes(code):
    """
    The worked examples are right as they stand, and wrong with any other last sign.
    """
    signs = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    right = [sign for sign in signs if () == drawn(f"community C\norganisation a (office) {{uscc: {code[:-1]}{sign}}}")]

    assert 1 == len(right)
    assert code[-1] in right or code.startswith("N2")


@pytest.mark.parametrize(
    "code", ["91350100M000100Y4", "91350100m000100y43", "91350100I000100Y43", "９1350100M000100Y43", "1"]
)
def test_what_is_no_credit_code(code):
    """
    Too short, in small letters, with letters no code has, in full width.
    """
    (each,) = found_in(f"community C\norganisation a (office) {{uscc: '{code}'}}", at=AT, rules=RULES)

    assert "the credit code of a is not 18 digits and capital letters other than I, O, S, V and Z" == each.message


def test_a_wrong_credit_code_is_not_repeated():
    """
    It stands at its field, and says the sign it should end in.
    """
    text = """communitygov: 1
organisations: [{id: a, kind: office, uscc: 91350100M000100Y4Z}, {id: b, kind: office, uscc: 91350100M000100Y4X}]
"""
    first, second = check(build(loads(text), at=AT), at=AT, select=["CG208"])

    assert (2, "is wrong: the check sign of its first 17 is 3") == (second.line, second.message[21:])
    assert "b 的统一社会信用代码校验不符：前 17 位的校验码是 3" == second.sentence("zh")
    assert "91350100" not in repr(first) + repr(second)


def test_without_the_library_it_is_not_checked(monkeypatch):
    """
    It is said once, and only where there is a code.
    """
    monkeypatch.setitem(sys.modules, "stdnum", None)
    real = builtins.__import__

    def without(name, *args, **kwargs):
        if name.startswith("stdnum"):
            raise ModuleNotFoundError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    several = "community C\n" + "\n".join(f"organisation a{n} (office) {{uscc: x}}" for n in range(3))
    found = found_in(several, at=AT, rules=RULES)

    assert ["needs python-stdnum: pip install 'communitygov[codes]'"] == [each.why.en for each in found.not_checked]
    assert not found.codes
    assert not found.crashes
    assert not found_in("community C\norganisation a (office)", at=AT, rules=RULES).not_checked
