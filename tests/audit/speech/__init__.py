"""What Orca says of the published course in Firefox, written down word for word."""

from tests.audit.speech.desktop import NotHereError
from tests.audit.speech.hearing import listen, report

__all__ = ["NotHereError", "listen", "report"]
