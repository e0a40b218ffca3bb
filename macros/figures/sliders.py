"""What a figure's sliders move, and the three states that stand for them on paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field

from macros.authoring.strict_model import Finding, Strict, Text, Whole


class Slider(Strict):
    """Something that one moves."""

    display_name = "a slider"

    label: Text
    """What it moves, with its unit."""
    start: Whole
    """Where it stands at first."""


class Side(Slider):
    """A slider that belongs to one of the two people."""

    name: Text
    """Their name in the drawing, in a word or two."""


class State(Strict):
    """One of the three states that stand side by side on paper and without a script."""

    display_name = "a state"

    title: Text
    """What it shows, in a few words."""
    set: dict[str, Whole]
    """Where each slider stands."""


States = Annotated[tuple[State, ...], Field(min_length=3, max_length=3)]


class Sliders(Strict):
    """What is moved with sliders."""

    states: States
    """Three states, for paper and for pages without a script."""

    def sliders(self) -> Mapping[str, Slider]:
        """Its sliders by name, in their order."""
        values = {name: getattr(self, name) for name in type(self).model_fields}
        return {name: value for name, value in values.items() if isinstance(value, Slider)}

    def range_of(self, name: str) -> range:
        """Where a slider may stand."""
        raise NotImplementedError

    def findings(self) -> Iterator[Finding]:
        """Sliders and states that stand where nobody can put them."""
        for name, slider in self.sliders().items():
            yield from self._place((name, "start"), name, slider.start)
        for i, state in enumerate(self.states):
            for name in state.set:
                if name in self.sliders():
                    yield from self._place(("states", i, "set", name), name, state.set[name])
                else:
                    path = ("states", i, "set", name)
                    yield Finding.unknown(path, "slider", name, self.sliders(), at_key=True)
            is_misspelt = state.set.keys() - self.sliders().keys()
            for name in () if is_misspelt else self.sliders().keys() - state.set.keys():
                message = f"Say where `{name}` stands in this state. Add `{name}: …`."
                yield Finding(("states", i, "set"), message)

    def _place(self, path: tuple[str | int, ...], name: str, value: int) -> Iterator[Finding]:
        places = self.range_of(name)
        if value not in places:
            step = f" in steps of {places.step}" if places.step > 1 else ""
            message = f"`{name}` goes from {places[0]} to {places[-1]}{step}: {value} is not there."
            yield Finding(path, message)
