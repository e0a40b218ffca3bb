"""One form of any length, written for this course, as plain HTML, and for two other engines."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from macros.publish import publish
from tests.support import npm
from tests.support.project import build, make_project

Field = dict[str, Any]
POLICY = r'<meta http-equiv="Content-Security-Policy"[^>]*>'
WAYS = ("long", "short", "open", "quiet")
CHOICES = [{"id": f"c{n}", "label": f"The {word} way"} for n, word in enumerate(WAYS)]
KINDS = ("text", "area", "area", "choice", "area", "number", "text", "checklist", "area", "date")
SAYS = {"intro": "A form to measure.", "gives": "Nothing.", "goes": "Nowhere."}
LENGTHS = (50, 500)
ENGINES = {
    "plain": "Plain HTML",
    "ours": "This course",
    "rjsf": "RJSF",
    "surveyjs": "SurveyJS",
    "rjsf-bare": "RJSF on a bare page",
    "surveyjs-bare": "SurveyJS on a bare page",
}
"""Folder name → what it is called."""


def fields(count: int) -> list[Field]:
    """The form: 6 of 10 fields are for words, the others are one of each kind."""
    return [
        {"id": f"f{n}", "kind": KINDS[n % len(KINDS)], "prompt": f"What matters in part {n}?"}
        for n in range(count)
    ]


def exercise(count: int, id: str) -> str:
    """The form as an exercise file of this course."""
    own: dict[str, Field] = {
        "text": {"kind": "text", "lines": 1},
        "area": {"kind": "text", "lines": 3},
        "number": {"min": 0, "max": 100},
        "choice": {"choices": CHOICES},
        "checklist": {"choices": CHOICES},
    }
    made = [{**field, **own.get(field["kind"], {})} for field in fields(count)]
    about = {"id": id, "revision": 1, "title": f"The form {id}", "minutes": 5, **SAYS}
    return json.dumps({**about, "fields": made}, indent=1)


def plain(count: int) -> str:
    """The form as a page of Markdown that holds plain HTML, with a script that saves it."""
    rows = "\n".join(map(control, fields(count)))
    style = '<link rel="stylesheet" href="../plain/plain.css">'
    script = '<script defer src="../plain/autosave.js"></script>'
    form = f'<form class="plain" id="plain-{count}">\n{rows}\n</form>'
    return f"# {count} fields\n\n{style}\n{form}\n{script}\n"


def control(field: Field) -> str:
    """One field as plain HTML."""
    id, kind, prompt = field["id"], field["kind"], escape(field["prompt"])
    if kind in ("choice", "checklist"):
        type = {"choice": "radio", "checklist": "checkbox"}[kind]
        options = "".join(
            f'<label><input type="{type}" name="{id}" value="{choice["id"]}">'
            f" {choice['label']}</label>"
            for choice in CHOICES
        )
        return f"<fieldset><legend>{prompt}</legend>{options}</fieldset>"
    if kind == "area":
        box = f'<textarea id="{id}" name="{id}" rows="3"></textarea>'
    else:
        box = f'<input type="{kind}" id="{id}" name="{id}">'
    return f'<p><label for="{id}">{prompt}</label>{box}</p>'


def survey(count: int) -> dict[str, Any]:
    """The form as SurveyJS wants it."""
    types: dict[str, Field] = {
        "text": {"type": "text"},
        "area": {"type": "comment", "rows": 3},
        "number": {"type": "text", "inputType": "number", "min": 0, "max": 100},
        "date": {"type": "text", "inputType": "date"},
        "choice": {"type": "radiogroup"},
        "checklist": {"type": "checkbox"},
    }
    listed = [{"value": choice["id"], "text": choice["label"]} for choice in CHOICES]
    made = [
        {"name": field["id"], "title": field["prompt"], **types[field["kind"]]}
        | ({"choices": listed} if field["kind"] in ("choice", "checklist") else {})
        for field in fields(count)
    ]
    return {"elements": made, "textUpdateMode": "onTyping", "showNavigationButtons": False}


def json_schema(count: int) -> dict[str, Any]:
    """The form as RJSF wants it."""
    titles = {"oneOf": [{"const": choice["id"], "title": choice["label"]} for choice in CHOICES]}
    types: dict[str, Field] = {
        "number": {"type": "number", "minimum": 0, "maximum": 100},
        "date": {"type": "string", "format": "date"},
        "choice": {"type": "string", **titles},
        "checklist": {"type": "array", "uniqueItems": True, "items": {"type": "string", **titles}},
    }
    shown: dict[str, Field] = {
        "area": {"ui:widget": "textarea", "ui:options": {"rows": 3}},
        "choice": {"ui:widget": "radio"},
        "checklist": {"ui:widget": "checkboxes"},
    }
    made = {
        field["id"]: {"title": field["prompt"], **types.get(field["kind"], {"type": "string"})}
        for field in fields(count)
    }
    look = {field["id"]: shown[field["kind"]] for field in fields(count) if field["kind"] in shown}
    return {"schema": {"type": "object", "properties": made}, "uiSchema": look}


PEERS: dict[str, Callable[[int], dict[str, Any]]] = {"surveyjs": survey, "rjsf": json_schema}


def make_site(work: Path) -> Path:
    """All forms as one site: `ours-50/`, `plain-50/` and so on, and `nothing/`."""
    pages = {"index.md": "# Forms\n", "nothing.md": "# Nothing\n"}
    for count in LENGTHS:
        pages[f"plain-{count}.md"] = plain(count)
        pages |= {
            f"{peer}-{count}.md": in_theme(peer, model(count)) for peer, model in PEERS.items()
        }
        pages[f"ours-{count}.md"] = f'# {count} fields\n\n{{{{ worksheet("form-{count}") }}}}\n'
    exercises = {f"form-{count}.yaml": exercise(count, f"form-{count}") for count in LENGTHS}
    project = make_project(work / "project", pages=pages, exercises=exercises)
    with_plain(project)
    site = build(project, work / "site")
    publish(site)
    for engine, model in PEERS.items():
        add_peer(site, engine, model)
    return site


def with_plain(project: Path) -> None:
    """Adds the script and the style sheet of the plain form."""
    for path in (npm.FOLDER / "plain").iterdir():
        target = project / "docs" / "plain" / path.name
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(path.read_bytes())


def add_peer(site: Path, engine: str, model: Callable[[int], dict[str, Any]]) -> None:
    """Adds another engine, bundled for production, and its bare pages.

    Its pages in the theme lose the security policy: RJSF's validator writes code while running.
    """
    bundle(npm.FOLDER / f"{engine}.mjs", site / engine)
    for count in LENGTHS:
        page = site / f"{engine}-bare-{count}" / "index.html"
        page.parent.mkdir()
        page.write_text(bare(engine, model(count)), encoding="utf-8")
        themed = site / f"{engine}-{count}" / "index.html"
        html = re.sub(POLICY, "", themed.read_text("utf-8"))
        themed.write_text(html, encoding="utf-8")


def bundle(entry: Path, into: Path) -> None:
    """One script and one style sheet, small, as esbuild makes them."""
    options = ["--bundle", "--minify", "--format=iife", "--target=es2022", "--legal-comments=none"]
    production = '--define:process.env.NODE_ENV="production"'
    command = [str(npm.command("esbuild")), str(entry), *options, production, f"--outdir={into}"]
    subprocess.run([*command, "--log-level=error"], check=True)


def root_of(engine: str, model: dict[str, Any]) -> str:
    """Where another engine makes its form, and what it needs for that."""
    data = json.dumps(model).replace("<", "\\u003c")
    return (
        f'<div id="root"></div><script type="application/json" id="model">{data}</script>\n'
        f'<link rel="stylesheet" href="../{engine}/{engine}.css">\n'
        f'<script defer src="../{engine}/{engine}.js"></script>\n'
    )


def in_theme(engine: str, model: dict[str, Any]) -> str:
    """A page of this site that another engine makes a form on."""
    return f"# The form\n\n{root_of(engine, model)}"


def bare(engine: str, model: dict[str, Any]) -> str:
    """A page without any theme's cost."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Form</title>'
        '<meta name="viewport" content="width=device-width"></head>'
        f"<body>{root_of(engine, model)}</body></html>"
    )


def addresses() -> Iterator[tuple[str, int, str]]:
    """Engine, length and address of each form."""
    for count in LENGTHS:
        for engine in ENGINES:
            yield engine, count, f"{engine}-{count}/"
