"""Scores that can come about: items that are there, bands within reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.authoring.problems import Problem
from macros.authoring.strict_model import Finding
from macros.course.library import Library
from macros.fields.base import ResponseScale, ScoredItem
from macros.models.exercise import Exercise
from macros.models.scoring import Scale, Scoring
from macros.rules.bands import Range, bands


def rule(library: Library) -> Iterator[Problem]:
    """Problems of response scales and of every `scoring` block."""
    for id, exercise in library.all_exercises.items():
        findings = [*_response_scales(library, exercise)]
        if exercise.scoring:
            judge = Judge(library, id, exercise, exercise.scoring)
            findings += (
                Finding(("scoring", *finding.path), finding.message, finding.at_key)
                for finding in judge.findings()
            )
        for finding in findings:
            yield library.files[id].problem(finding.path, finding.message, key=finding.at_key)


def _response_scales(library: Library, exercise: Exercise) -> Iterator[Finding]:
    written = library.written("response-scales")
    for i, field in enumerate(exercise.fields):
        items = field.scored_items().values()
        named = next((item.response_scale for item in items), None)
        if not isinstance(named, str) or named in written:
            continue
        unknown = Finding.unknown(("fields", i, "response_scale"), "response scale", named, written)
        turned = any(item.reverse for item in items)
        extra = " Without it, reversed items cannot be turned round." if turned else ""
        yield Finding(unknown.path, unknown.message + extra)


class Judge:
    """Judges the `scoring` block of one exercise."""

    def __init__(self, library: Library, id: str, exercise: Exercise, scoring: Scoring) -> None:
        self.library, self.id, self.exercise, self.scoring = library, id, exercise, scoring
        self.ranges: dict[str, Range | None] = {}

    def findings(self) -> Iterator[Finding]:
        """Everything that is wrong, scale by scale and then what is made of them."""
        for i, scale in enumerate(self.scoring.scales):
            if scale.id in self.ranges:
                message = f"Another scale is called `{scale.id}`. Rename one."
                yield Finding(("scales", i, "id"), message)
            self.ranges[scale.id] = None
            yield from self._scale(i, scale)
        yield from self._total()
        yield from self._leans()
        yield from self._top()
        yield from self._gate()

    def _scale(self, i: int, scale: Scale) -> Iterator[Finding]:
        items: list[ScoredItem] = []
        for j, name in enumerate(scale.items):
            if self.library.is_unreliable(self.id, name.field):
                return
            item = self._item(name.field, name.item)
            if isinstance(item, str):
                yield Finding(("scales", i, "items", j), item)
            else:
                items.append(item)
                if self.scoring.sides and not item.sides:
                    message = f"`sides: true`, but `{name.field}` has no `sides`."
                    yield Finding(("sides",), message)
        kinds = {self._name(item.response_scale) for item in items}
        if len(kinds) > 1:
            message = f"The items of `{scale.id}` lie on different response scales: "
            yield Finding(("scales", i, "items"), message + ", ".join(sorted(kinds)) + ".")
        elif items and len(items) == len(scale.items):
            self.ranges[scale.id] = self._range(scale, items[0])
            yield from bands(("scales", i), scale.bands, self.ranges[scale.id])
            yield from self._side_feedback(i, scale, items[0].sides)

    def _side_feedback(self, i: int, scale: Scale, sides: Sequence[str]) -> Iterator[Finding]:
        """Feedback for a side that is not scored by itself, or not there."""
        for j, band in enumerate(scale.bands):
            for id in band.side_feedback or ():
                path = ("scales", i, "bands", j, "side_feedback", id)
                if not self.scoring.sides:
                    message = "`side_feedback` needs `sides: true` in this `scoring`."
                    yield Finding(path[:-1], message, True)
                    break
                if id not in sides:
                    yield Finding.unknown(path, "side", id, sides, at_key=True)

    def _item(self, field_id: str, item_id: str) -> ScoredItem | str:
        """The item, or why there is none."""
        field = self.exercise.field(field_id)
        items = field.scored_items() if field else {}
        if item_id in items:
            return items[item_id]
        if field is None:
            names = [field.id for field in self.exercise.fields if field.scored_items()]
            return Finding.unknown((), "field", field_id, names).message
        if not items:
            return (
                f"`{field_id}` is {field.display_name}. Only items of a `likert` field are scored."
            )
        return Finding.unknown((), "item", item_id, items, within=field_id).message

    def _name(self, scale: str | ResponseScale) -> str:
        return f"`{scale}`" if isinstance(scale, str) else f"{scale.min} to {scale.max}"

    def _range(self, scale: Scale, item: ScoredItem) -> Range | None:
        scale_of_item = self.library.response_scale(item.response_scale)
        if scale_of_item is None:
            return None
        times = len(scale.items) if scale.method == "sum" else 1
        return scale_of_item.min * times, scale_of_item.max * times

    def _known(self, path: tuple[str | int, ...], names: Sequence[str]) -> Iterator[Finding]:
        for i, name in enumerate(names):
            if name not in self.ranges:
                yield Finding.unknown((*path, i), "scale", name, self.ranges)

    def _total(self) -> Iterator[Finding]:
        total = self.scoring.total
        if total is None:
            return
        yield from self._known(("total", "of"), total.of)
        if total.id in self.ranges:
            yield Finding(("total", "id"), f"A scale is called `{total.id}`, too. Rename one.")
        reach = [self.ranges.get(name) for name in total.of]
        known = [item_range for item_range in reach if item_range]
        if len(known) == len(reach):
            share = len(known) if total.method == "mean" else 1
            low, high = (
                sum(item_range[0] for item_range in known),
                sum(item_range[1] for item_range in known),
            )
            yield from bands(("total",), total.bands, (low / share, high / share))

    def _leans(self) -> Iterator[Finding]:
        for i, lean in enumerate(self.scoring.leans):
            unknown = [name for name in lean.weights if name not in self.ranges]
            for name in unknown:
                path = ("leans", i, "weights", name)
                yield Finding.unknown(path, "scale", name, self.ranges, at_key=True)
            if not unknown and lean.divide > 0:
                yield from self._lean_range(i)
        names = {lean.id for lean in self.scoring.leans}
        for i, feedback in enumerate(self.scoring.lean_feedback):
            for name in feedback.when:
                if name not in names:
                    path = ("lean_feedback", i, "when", name)
                    yield Finding.unknown(path, "lean", name, names, at_key=True)

    def _lean_range(self, i: int) -> Iterator[Finding]:
        lean = self.scoring.leans[i]
        ends: list[Range] = []
        for name, weight in lean.weights.items():
            reach = self.ranges[name]
            if reach is None:
                return
            low, high = sorted((reach[0] * weight, reach[1] * weight))
            ends.append((low, high))
        low = sum(end[0] for end in ends) / lean.divide
        high = sum(end[1] for end in ends) / lean.divide
        for key, written, real in (("min", lean.min, low), ("max", lean.max, high)):
            if abs(written - real) > 1e-9:
                message = (
                    f"This lean can reach from {low:g} to {high:g}, so write `{key}: {real:g}`."
                )
                yield Finding(("leans", i, key), message)

    def _top(self) -> Iterator[Finding]:
        if self.scoring.top:
            yield from self._known(("top", "of"), self.scoring.top.of)

    def _gate(self) -> Iterator[Finding]:
        gate = self.scoring.gate
        if gate is None or self.library.is_unreliable(self.id, gate.field):
            return
        field = self.exercise.field(gate.field)
        if field is None:
            names = [field.id for field in self.exercise.fields]
            yield Finding.unknown(("gate", "field"), "field", gate.field, names)
            return
        ids = field.value_ids()
        for i, value in enumerate(gate.is_):
            if ids is None:
                message = f"A gate needs a `choice` field; `{field.id}` is {field.display_name}."
                yield Finding(("gate", "field"), message)
            elif value not in ids:
                yield Finding.unknown(("gate", "is", i), "choice", value, ids, within=field.id)
