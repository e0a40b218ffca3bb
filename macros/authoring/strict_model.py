"""The base of every model that an author's YAML is read into; its errors are sentences."""

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
from macros.authoring.validation_messages import (
    NO_NAME,
    drop_cascading_errors,
    is_of_a_key,
    missing_is_misspelled,
    stands_for,
    validation_message,
)

OURS = "ours"
"""The type of errors whose message is a finished sentence for authors."""


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
    """A number as it is shown to people: 5, not 5.0."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PydanticCustomError("float_type", "must be a number")
    return int(value) if float(value).is_integer() else value


Text = Annotated[str, StringConstraints(strict=True, min_length=1)]
Id = Annotated[str, StringConstraints(strict=True, max_length=80, pattern=r"^[a-z][a-z0-9-]*$")]
Flag = StrictBool
Whole = StrictInt
Positive = Annotated[StrictInt, Field(ge=1, le=1_000_000)]
Lines = Annotated[StrictInt, Field(ge=1, le=100)]
"""Room to write, in lines; also of rows on paper. A page that asks for more is never finished."""
WholeMinutes = Annotated[StrictInt, Field(ge=1, le=6000)]
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

    display_name: ClassVar[str] = NO_NAME
    """The noun that messages use for it, with its article."""

    def findings(self) -> Iterator[Finding]:
        """What is wrong although every value for itself is right."""
        yield from ()

    @model_validator(mode="wrap")
    @classmethod
    def _translate_validation_errors(
        cls, data: Any, handler: ModelWrapValidatorHandler[Self]
    ) -> Self:
        try:
            made = handler(data)
        except ValidationError as error:
            errors = drop_cascading_errors(error.errors(include_url=False))
            raise _invalid(cls, [_translated(cls, each, errors) for each in errors]) from None
        findings = [*made.findings()]
        if findings:
            raise _invalid(cls, [_from_finding(finding) for finding in findings])
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


def _translated(
    cls: type[Strict], error: ErrorDetails, errors: list[ErrorDetails]
) -> InitErrorDetails | None:
    """The error with a message for authors; None for a missing key that was only misspelled."""
    if error["type"] == OURS:
        return _custom(error["loc"], error["ctx"]["message"], error["ctx"]["at_key"])
    if missing_is_misspelled(error, errors):
        return None
    path = error["loc"][:-1] if error["type"] == "missing" else error["loc"]
    if error["type"] == "union_tag_invalid":
        path = (*path, "kind")
    unknown = error["type"] == "extra_forbidden"
    message = validation_message(
        error,
        model_label=cls.display_name,
        allowed_keys=cls.keys(),
        missing=stands_for(error, errors) if unknown else "",
    )
    return _custom(path, message, unknown or is_of_a_key(error))


def errors_of(error: ValidationError) -> list[Finding]:
    """The findings that a failed validation carries."""
    return [
        Finding(
            detail["loc"], detail.get("ctx", {}).get("message", detail["msg"]),
            bool(detail.get("ctx", {}).get("at_key")),
        )
        for detail in error.errors(include_url=False)
    ]  # fmt: skip
