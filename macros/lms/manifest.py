"""`imsmanifest.xml`: what an LMS reads first in a package of SCORM 1.2."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote
from xml.etree.ElementTree import Element

from macros.lms.elements import add, document

NAME = "imsmanifest.xml"
CONTENT = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
ADL = "http://www.adlnet.org/xsd/adlcp_rootv1p2"


def manifest(id: str, title: str, start: str, files: Iterable[str]) -> bytes:
    """One organization with one item to open, `start`, and every file that it needs.

    `id` begins with a letter; paths are below the package's root.
    """
    root = Element("manifest", {"identifier": id, "version": "1.0"})
    root.attrib |= {"xmlns": CONTENT, "xmlns:adlcp": ADL}
    about = add(root, "metadata")
    add(about, "schema", "ADL SCORM")
    add(about, "schemaversion", "1.2")
    _organization(root, title)
    resource = add(
        add(root, "resources"),
        "resource",
        None,
        **{"identifier": "start", "type": "webcontent", "adlcp:scormtype": "sco", "href": start},
    )
    for file in sorted(files):
        add(resource, "file", None, href=quote(file))
    return document(root)


def _organization(root: Element, title: str) -> None:
    organizations = add(root, "organizations", None, default="course")
    organization = add(organizations, "organization", None, identifier="course")
    add(organization, "title", title)
    item = add(organization, "item", None, identifier="all", identifierref="start")
    add(item, "title", title)
