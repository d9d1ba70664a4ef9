"""CG208: a unified social credit code whose check sign is wrong."""

from collections.abc import Iterator
from importlib.util import find_spec

from communitygov.base.findings import Words
from communitygov.model.organisation import Organisation
from communitygov.rules.look import Look
from communitygov.rules.remark import Remark, Unchecked
from communitygov.rules.rule import rule

ALPHABET = frozenset("0123456789ABCDEFGHJKLMNPQRTUWXY")
LENGTH = 18
NEEDED = Words(
    "需要 python-stdnum：pip install 'communitygov[codes]'", "needs python-stdnum: pip install 'communitygov[codes]'"
)
NOT_A_CODE = Words(
    "{body} 的统一社会信用代码不是 18 位数字与大写字母（不用 I、O、S、V、Z）",
    "the credit code of {body} is not 18 digits and capital letters other than I, O, S, V and Z",
)


@rule(
    code="CG208",
    slug="credit-code",
    severity="error",
    title=Words("统一社会信用代码校验不符", "a unified social credit code whose check sign is wrong"),
    why=Words(
        "校验位不符的代码不属于任何组织，多半是抄错了一位。",
        "A code whose check sign is wrong is nobody's: most often one sign was copied wrongly.",
    ),
    says=Words(
        "{body} 的统一社会信用代码校验不符：前 17 位的校验码是 {check}",
        "the credit code of {body} is wrong: the check sign of its first 17 is {check}",
    ),
    do=Words("照登记证书核对每一位", "compare every sign with the certificate"),
    source="GB 32100-2015",
    bad="""
        community C
        organisation shop (enterprise) at C {uscc: 91350100M000100Y4Z}
    """,
    good="""
        community C
        organisation shop (enterprise) at C {uscc: 91350100M000100Y43}
    """,
)
def credit_code(look: Look) -> Iterator[Remark | Unchecked]:
    """Every code of a body there is; the code itself is not repeated, for it may be something else."""
    coded = [(number, body) for number, body in look.rows("organisations") if body.uscc is not None]
    if coded and not is_there():
        yield Unchecked(why=NEEDED)
        return
    for number, body in coded:
        right = _check_sign(body)
        if right != body.uscc[-1]:
            yield Remark(
                subject=f"organisation:{body.id}",
                where=("organisations", number, ("uscc",)),
                fields={"body": body.id, "check": right},
                says=Words() if right else NOT_A_CODE,
            )


def is_there() -> bool:
    """Whether the library that knows the code is installed."""
    return find_spec("stdnum") is not None


def _check_sign(body: Organisation) -> str:
    """The check sign that its code must have; none where it is no such code."""
    from stdnum.cn.uscc import calc_check_digit

    code = body.uscc or ""
    return calc_check_digit(code[:-1]) if len(code) == LENGTH and not {*code} - ALPHABET else ""
