"""`insight`: something computed from responses by a named calculator."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from macros.fields.base import Field, FieldBase, Finding, Id, Named, Text, Use

CALCULATORS: dict[str, tuple[str, ...]] = {
    "confidence-change": ("items",),
    "unsure-count": ("items",),
    "unsure-questions": ("items",),
    "approach-reminder": ("items",),
    "trust-opening": ("items", "repair"),
    "dates-wanted": ("items", "terms"),
    "fit-approach": ("items", "gate"),
    "trust-gap": ("items",),
    "hurdle-score": ("risks",),
    "interest-metrics": ("theirs", "after"),
    "walk-away-warnings": (
        "alts", "batna", "walk", "walk-worth", "target", "target-worth", "minimum",
    ),
    "trades": ("issues", "mine", "theirs"),
    "together": ("issues", "mine", "theirs"),
    "clash": ("issues", "mine", "theirs"),
    "package-worth": ("packages", "mine"),
    "package-check": ("minimum", "checks", "rather"),
    "disclosure-start": ("items",),
    "checked-understanding": ("tried", "agreed"),
    "sureness-change": ("before", "after", "right"),
    "term-check": ("terms",),
    "minimum-check": ("minimum", "meets", "better"),
    "case-result": ("code", "role", "guess"),
}  # fmt: skip
"""Calculator → the names of its inputs. The calculators themselves run in the browser."""


class Kind(FieldBase):
    """Something computed from responses, shown and never stored."""

    display_name = "an `insight` field"
    response_type: ClassVar[str | None] = None

    kind: Literal["insight"]
    title: Text
    """What stands above the result."""
    calculator: Annotated[str, Field(json_schema_extra={"enum": sorted(CALCULATORS)})]
    """The rule that computes it."""
    inputs: Annotated[dict[Id, Named], Field(min_length=1)]
    """Name of an input → the field it comes from."""

    def uses(self) -> Iterator[Use]:
        """The references of every field, and the inputs."""
        yield from super().uses()
        for name, reference in self.inputs.items():
            yield Use("inputs", ("inputs", name), reference)

    def findings(self) -> Iterator[Finding]:
        """A calculator that exists, with all its inputs and no others."""
        yield from super().findings()
        known = CALCULATORS.get(self.calculator)
        if known is None:
            yield Finding.unknown(("calculator",), "calculator", self.calculator, CALCULATORS)
            return
        for name in self.inputs:
            if name not in known:
                yield Finding.unknown(
                    ("inputs", name), "input", name, known, within=self.calculator, at_key=True
                )
        missing = [f"`{name}`" for name in known if name not in self.inputs]
        if missing and set(self.inputs) <= set(known):
            yield Finding(("inputs",), f"The calculator also needs {', '.join(missing)}.")
