"""A learner with a lot to say: responses to seed, and a way to put them on a device."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page

Said = dict[str, dict[str, Any]]

FULL: Said = yaml.safe_load((Path(__file__).parent / "learner.yaml").read_text("utf-8"))
TONIGHT: Said = {"tonight": FULL["tonight"]}

SHARED = ["approach", "confidence"]
TAKES = {"agreement": "agreed", "commitments": "day-7", "confidence": "before"}


def seed(page: Page, said: Said, negotiation: str = "first") -> None:
    """Writes responses as worksheets would, on a page that holds one; waits for the disk."""
    page.evaluate(
        """async ([said, takes, shared, negotiation]) => {
          const main = document.querySelector("script[type=module][src*='worksheet/main']").src;
          const { library } = await import(main);
          await library.store.ready;
          for (const [exercise, fields] of Object.entries(said)) {
            for (const [field, value] of Object.entries(fields)) {
              const owner = shared.includes(exercise) ? "_learner" : negotiation;
              const base = library.store.prefix + owner;
              const key = [base, exercise, takes[exercise] ?? "first", field].join("/");
              const rows = Array.isArray(value) && typeof value[0] === "object";
              const put = (key, value, more) =>
                library.store.put(key, { exercise, revision: 1, field, value, ...more });
              if (!rows) put(key, value);
              else for (const { id, ...row } of value) put(`${key}/${id}`, row, { row: id });
            }
          }
          await library.store.settled();
        }""",
        [said, TAKES, SHARED, negotiation],
    )
