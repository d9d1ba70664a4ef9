"""What is reported of a text."""

from communitygov.io.read import loads

HEAD = "communitygov: 1\n"


def found(text: str, form: str = "yaml") -> list[str]:
    """What is reported of a text: ``line:column code`` each."""
    assert form in {"yaml", "json"}
    partial = loads(text, format="json" if form == "json" else "yaml", partial=True)
    return [f"{each.line}:{each.column} {each.code}" for each in partial.findings]
