"""The base of every model that an author's YAML is read into, with errors in our words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PlainValidator,
    StrictBool,
    StrictInt,
    StringConstraints,
    ValidationError,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

from macros.authoring.problems import did_you_mean
from macros.authoring.validation_messages import complain, missing_is_misspelled, without_echoes

OURS = "ours"


@dataclass(frozen=True)
class Finding:
    """What a model finds wrong with itself: where (below itself), what, and what to do."""

    path: tuple[str | int, ...]
    message: str
    at_key: bool = False

    @classmethod
    def unknown(
        cls,
        path: tuple[str | int, ...],
        what: str,
        name: object,
        known: Iterable[str],
        *,
        within: str = "",
        at_key: bool = False,
    ) -> Finding:
        """`name` is not one of the `known`; says which was perhaps meant."""
        hint = did_you_mean(name, known, listing="There are")
        inside = f" in `{within}`" if within else ""
        return cls(path, f"There is no {what} `{name}`{inside}.{hint}", at_key)


def _number(value: object) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PydanticCustomError("float_type", "must be a number")
    return value


Text = Annotated[str, StringConstraints(strict=True, min_length=1)]
Id = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z][a-z0-9-]*$")]
Flag = StrictBool
Whole = StrictInt
Positive = Annotated[StrictInt, Field(ge=1)]
Number = Annotated[float, PlainValidator(_number), WithJsonSchema({"type": "number"})]


class Strict(BaseModel):
    """A frozen mapping with known keys only. Attribute names are the YAML's keys."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        use_attribute_docstrings=True,
        populate_by_name=True,
        defer_build=True,
    )

    called: ClassVar[str] = "this mapping"
    """What messages call it."""

    def findings(self) -> Iterator[Finding]:
        """What is wrong although every value for itself is right."""
        yield from ()

    @model_validator(mode="wrap")
    @classmethod
    def _in_our_words(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        try:
            made = handler(data)
        except ValidationError as error:
            details = without_echoes(error.errors(include_url=False))
            raise _invalid(cls, [_ours(cls, detail, details) for detail in details]) from None
        found = [*made.findings()]
        if found:
            raise _invalid(cls, [_from_finding(finding) for finding in found])
        return made

    @classmethod
    def keys(cls) -> list[str]:
        """The keys an author may write."""
        return [info.alias or name for name, info in cls.model_fields.items()]


def _invalid(cls: type[Strict], details: list[InitErrorDetails | None]) -> ValidationError:
    return ValidationError.from_exception_data(
        cls.__name__, [detail for detail in details if detail]
    )


def _custom(path: tuple[str | int, ...], message: str, at_key: bool) -> InitErrorDetails:
    error = PydanticCustomError(OURS, "{message}", {"message": message, "at_key": at_key})
    return InitErrorDetails(type=error, loc=path, input=None)


def _from_finding(finding: Finding) -> InitErrorDetails:
    return _custom(finding.path, finding.message, finding.at_key)


def _ours(
    cls: type[Strict], detail: ErrorDetails, details: list[ErrorDetails]
) -> InitErrorDetails | None:
    """The same error in our words; nothing for a missing key that was only misspelled."""
    if detail["type"] == OURS:
        return _custom(detail["loc"], detail["ctx"]["message"], detail["ctx"]["at_key"])
    if missing_is_misspelled(detail, details):
        return None
    path = detail["loc"][:-1] if detail["type"] == "missing" else detail["loc"]
    if detail["type"] == "union_tag_invalid":
        path = (*path, "kind")
    message = complain(detail, called=cls.called, keys=cls.keys())
    return _custom(path, message, detail["type"] == "extra_forbidden")


def errors_of(error: ValidationError) -> list[Finding]:
    """The findings that a failed validation carries."""
    return [
        Finding(
            detail["loc"], detail.get("ctx", {}).get("message", detail["msg"]),
            bool(detail.get("ctx", {}).get("at_key")),
        )
        for detail in error.errors(include_url=False)
    ]  # fmt: skip
