"""What is wrong with data that an author wrote, as its model says it."""

from __future__ import annotations

from pydantic import BaseModel, ValidationError


def problems(model: type[BaseModel], data: object) -> dict[str, str]:
    """Place → message, nothing where the data are sound."""
    try:
        model.model_validate(data)
    except ValidationError as error:
        return {".".join(map(str, each["loc"])): each["msg"] for each in error.errors()}
    return {}
