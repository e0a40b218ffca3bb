"""`insight`: something computed from responses by a named calculator."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

from macros.fields.base import (
    CASE_PLOTS,
    RESULTS,
    SITUATION,
    Field,
    FieldBase,
    Finding,
    Id,
    Named,
    Needs,
    Text,
    Use,
)

CALCULATORS: dict[str, dict[str, str]] = {
    "confidence-change": {"items": "ratings"},
    "unsure-count": {"items": "ratings"},
    "unsure-questions": {"items": "ratings"},
    "approach-reminder": {"items": "ratings"},
    "trust-opening": {"items": "ratings", "repair": "text"},
    "dates-wanted": {"items": "ratings", "terms": "rows"},
    "fit-approach": {"items": "ratings", "gate": "choice"},
    "trust-change": {"items": "ratings"},
    "trust-gap": {"items": "ratings"},
    "hurdle-score": {"risks": "rows"},
    "interest-metrics": {"theirs": "rows", "after": "rows"},
    "walk-away-warnings": {
        "alts": "rows", "batna": "text or choice", "walk": "text", "walk-worth": "number",
        "target": "text", "target-worth": "number", "minimum": "rows",
    },
    "trades": {"issues": "rows", "mine": "points", "theirs": "points"},
    "together": {"issues": "rows", "mine": "points", "theirs": "points"},
    "clash": {"issues": "rows", "mine": "points", "theirs": "points"},
    "package-worth": {"packages": "rows", "mine": "points"},
    "package-check": {"minimum": "rows", "checks": "rows", "rather": "choices"},
    "disclosure-start": {"items": "ratings"},
    "checked-understanding": {"tried": "number", "agreed": "number"},
    "judgement-change": {},
    "sureness-change": {"before": "number", "after": "number", "right": "choice"},
    "term-check": {"terms": "rows"},
    "minimum-check": {"minimum": "rows", "meets": "rows", "better": "choice"},
    "case-result": {"code": "text", "role": "text or choice", "guess": "text"},
}  # fmt: skip
"""Calculator → each of its inputs, and the response types it takes. They run in the browser."""

JUDGEMENT = "judgement-change"
"""The calculator with as many inputs as an author names: each situation of a judgement test."""

TELL_GAPS = frozenset({"trust-gap"})
"""Calculators that say themselves where two sides lie far apart."""
READ_CASES = frozenset({"case-result"})
"""Calculators that need to know how cases are scored."""


class Kind(FieldBase):
    """Something computed from responses, shown and never stored."""

    display_name = "an `insight` field"
    response_type: ClassVar[str | None] = None
    needed: ClassVar[Needs] = RESULTS

    kind: Literal["insight"]
    title: Text
    """What stands above the result."""
    calculator: Annotated[str, Field(json_schema_extra={"enum": sorted(CALCULATORS)})]
    """The rule that computes it."""
    inputs: Annotated[dict[Id, Named], Field(min_length=1)]
    """Name of an input → the field it comes from."""

    def needs(self) -> Iterator[Needs]:
        """What every insight needs, and what its calculator says."""
        yield from super().needs()
        cases = ("practice", *CASE_PLOTS) if self.reads_cases else ()
        yield Needs(sentences=("insights", f"insights.{self.calculator}", *cases))

    @property
    def reads_cases(self) -> bool:
        """Whether its calculator needs to know how cases are scored."""
        return self.calculator in READ_CASES

    def derived(self) -> Mapping[str, Any]:
        """Whether its calculator says what the scores would say of two sides."""
        return {"tells_gaps": self.calculator in TELL_GAPS}

    def uses(self) -> Iterator[Use]:
        """The references of every field, and the inputs."""
        yield from super().uses()
        for name, reference in self.inputs.items():
            yield Use("inputs", ("inputs", name), reference)

    def inputs_taken(self) -> Mapping[str, str]:
        """What its calculator takes."""
        if self.calculator == JUDGEMENT:
            return dict.fromkeys(self.inputs, SITUATION)
        return CALCULATORS[self.calculator]

    def findings(self) -> Iterator[Finding]:
        """A calculator that exists, with all its inputs and no others."""
        yield from super().findings()
        known = CALCULATORS.get(self.calculator)
        if known is None:
            yield Finding.unknown(("calculator",), "calculator", self.calculator, CALCULATORS)
            return
        for name in self.inputs if self.calculator != JUDGEMENT else ():
            if name not in known:
                yield Finding.unknown(
                    ("inputs", name), "input", name, known, within=self.calculator, at_key=True
                )
        missing = [f"`{name}`" for name in known if name not in self.inputs]
        if missing and set(self.inputs) <= set(known):
            yield Finding(("inputs",), f"The calculator also needs {', '.join(missing)}.")
