"""Text that somebody wrote, made safe to show: nothing in it can steer a terminal or turn a line around."""

from communitygov.base.escape import escaped


def safe(text: str) -> str:
    """Show signs that nobody sees, or that steer a terminal, break a line or turn text around, as escapes."""
    return escaped(text)
