"""Questions in QTI 1.2: a zip with an assessment for each lesson, and a manifest that lists them.

Of the ways to say things in QTI, those are used that Canvas itself writes: `question_type` in the
metadata, one `response_lid` called `response1`, feedback through conditions that let the next one
be looked at, and a last condition that sets SCORE to 100. Where several are right, that last one
wants every right choice and, through `not`, none of the others.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from macros.lms.bank import Bank, Choice, Question, Topic
from macros.lms.elements import add, document

QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
METADATA = "http://www.imsglobal.org/xsd/imsmd_v1p2"


def files(bank: Bank) -> dict[str, bytes]:
    """What stands in the zip: name → content."""
    assessments = {f"{topic.id}.xml": document(_assessment(topic)) for topic in bank.topics}
    return {"imsmanifest.xml": document(_manifest(bank)), **assessments}


def _manifest(bank: Bank) -> Element:
    root = Element("manifest", {"identifier": f"{bank.id}-questions", "xmlns": PACKAGE})
    root.set("xmlns:imsmd", METADATA)
    metadata = add(root, "metadata")
    add(metadata, "schema", "IMS Content")
    add(metadata, "schemaversion", "1.1.3")
    title = add(add(add(metadata, "imsmd:lom"), "imsmd:general"), "imsmd:title")
    add(title, "imsmd:langstring", bank.title)
    add(root, "organizations")
    resources = add(root, "resources")
    for topic in bank.topics:
        file = f"{topic.id}.xml"
        kind = "imsqti_xmlv1p2"
        resource = add(resources, "resource", identifier=topic.id, type=kind, href=file)
        add(resource, "file", href=file)
    return root


def _assessment(topic: Topic) -> Element:
    root = Element("questestinterop", {"xmlns": QTI})
    assessment = add(root, "assessment", ident=topic.id, title=topic.title)
    section = add(assessment, "section", ident="root_section")
    for question in topic.questions:
        _item(section, question)
    return root


def _item(section: Element, question: Question) -> None:
    item = add(section, "item", ident=question.id, title=question.title)
    kind = "multiple_answers_question" if question.several else "multiple_choice_question"
    about = add(add(item, "itemmetadata"), "qtimetadata")
    for label, entry in (("question_type", kind), ("points_possible", "1.0")):
        field = add(about, "qtimetadatafield")
        add(field, "fieldlabel", label)
        add(field, "fieldentry", entry)
    _presentation(item, question)
    _processing(item, question)
    for choice in question.choices:
        if choice.feedback:
            feedback = add(item, "itemfeedback", ident=f"{choice.id}_fb")
            _html(add(feedback, "flow_mat"), choice.feedback)


def _presentation(item: Element, question: Question) -> None:
    shown = add(item, "presentation")
    _html(shown, f"<p>{question.prompt}</p>")
    several = "Multiple" if question.several else "Single"
    response = add(shown, "response_lid", ident="response1", rcardinality=several)
    choices = add(response, "render_choice")
    for choice in question.choices:
        _html(add(choices, "response_label", ident=choice.id), choice.label)


def _processing(item: Element, question: Question) -> None:
    rules = add(item, "resprocessing")
    score = {"varname": "SCORE", "vartype": "Decimal", "minvalue": "0", "maxvalue": "100"}
    add(add(rules, "outcomes"), "decvar", **score)
    for choice in question.choices:
        if choice.feedback:
            rule = add(rules, "respcondition", **{"continue": "Yes"})
            _is(add(rule, "conditionvar"), choice)
            linked = {"feedbacktype": "Response", "linkrefid": f"{choice.id}_fb"}
            add(rule, "displayfeedback", **linked)
    if question.several:
        every = add(_earns(rules), "and")
        for choice in question.choices:
            _is(every if choice.correct else add(every, "not"), choice)
    else:
        for choice in question.choices:
            if choice.correct:
                _is(_earns(rules), choice)


def _earns(rules: Element) -> Element:
    """A last condition, under which everything is earned; returned empty, to be filled."""
    rule = add(rules, "respcondition", **{"continue": "No"})
    condition = add(rule, "conditionvar")
    add(rule, "setvar", "100", action="Set", varname="SCORE")
    return condition


def _is(condition: Element, choice: Choice) -> None:
    add(condition, "varequal", choice.id, respident="response1")


def _html(parent: Element, html: str) -> None:
    add(add(parent, "material"), "mattext", html, texttype="text/html")
