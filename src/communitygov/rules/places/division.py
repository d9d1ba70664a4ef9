"""Whether the codes of a register are those of China, and the form each has there."""

from communitygov.model.division import FORMS, Form
from communitygov.rules.look import Look

CHINA = "china"


def form_of(look: Look, level: str | None) -> Form | None:
    """The form of a level; none where the vocabulary is not that of China."""
    words = look.register.vocabulary
    base = words.base if words is not None else None
    return FORMS.get(level or "") if base in (None, CHINA) else None
