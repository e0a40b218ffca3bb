"""What has been read of a course so far: its files, and the problems of reading them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from macros.authoring.problems import Problem
from macros.authoring.yaml_file import YamlFile, read_yaml


@dataclass
class Draft:
    """A library in the making. `root` is the folder that paths in reports start from."""

    root: Path
    problems: list[Problem] = field(default_factory=list)
    files: dict[str, YamlFile] = field(default_factory=dict)
    """Name of a file → the file; see `Library.files`."""
    unreadable: set[str] = field(default_factory=set)
    """Ids of exercises of which nothing is left."""
    unreliable_fields: set[tuple[str, str]] = field(default_factory=set)
    """(exercise, field) of fields with problems of their own."""

    def yaml(self, file: Path, name: str) -> YamlFile:
        """Reads a YAML file and keeps it under `name`: without a slash, that of an exercise."""
        self.files[name], problems = read_yaml(file, self.root)
        self.problems += problems
        return self.files[name]

    def has_problems(self, file: YamlFile) -> bool:
        """Whether something was told of a file already: then its values say little."""
        return any(problem.path == file.source.path for problem in self.problems)
