"""Addresses of other servers and of people: whole ones, and none that a page would load."""

from __future__ import annotations

import re

from macros.authoring.page_addresses import Address

OTHER_SERVER = re.compile(r"(?:https?:)?//", re.I)
ON_THE_WEB = re.compile(
    r"(?:h?t{1,3}ps?[ ]*[:;]?/+|https?[:;])(?P<rest>.*)|"
    r"(?:www\.|(?:[\w-]+\.)+(?:org|com|net|edu|gov|info|ca|fr|de|uk)(?:/|$)).*",
    re.I,
)
"""Addresses of the web, or what was meant as one."""
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def slip_in_web_address(address: Address) -> str:
    """What is wrong with an address of another server, or of a person; empty where nothing is."""
    target = address.target
    if address.is_loaded and OTHER_SERVER.match(target):
        return (
            "This lies on another server, and a published page loads nothing from there. Put the "
            "file below `docs/assets/own/`, and write the way to it from this page's file."
        )
    if re.match(r"https?://[^/\s]", target, re.I):
        return ""
    if match := ON_THE_WEB.fullmatch(target):
        whole = f"https://{(match['rest'] or target).lstrip('/')}"
        return f"An address of the web begins with `https://`. Write `{whole}`."
    if MAIL.fullmatch(target):
        return f"The address of a person begins with `mailto:`. Write `mailto:{target}`."
    return ""
