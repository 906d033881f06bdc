"""Case files: one or more YAML documents, read strictly."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from api.casebook.model import WorkedCase
from graph.errors import CaseFileError
from graph.text import Text


def case_files(paths: list[Path]) -> list[Path]:
    """The YAML files under these paths, in order. Raises CaseFileError for a path without any."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
        if not inside or not inside[0].is_file():
            raise CaseFileError(_no_file(path))
        found += inside
    return found


def read_cases(path: Path) -> Iterator[WorkedCase]:
    """The cases of a file. Raises CaseFileError that names the file, the case and the field."""
    try:
        documents = list(YAML(typ="safe").load_all(path.read_text("utf-8")))
    except (YAMLError, ValueError, OSError) as fault:  # ValueError: a day that does not exist
        raise CaseFileError(_unreadable(path, fault)) from fault
    for number, document in enumerate(documents, 1):
        try:
            yield WorkedCase.model_validate(document)
        except ValidationError as fault:
            raise CaseFileError(_faulty(path, number, fault)) from fault


def _no_file(path: Path) -> Text:
    return Text(
        f"{path} 下没有案例文件（*.yaml）；请检查路径",
        f"there is no case file (*.yaml) at {path}; check the path",
    )


def _unreadable(path: Path, fault: Exception) -> Text:
    return Text(
        f"{path} 不是可读的 YAML：{fault}；请按所示行改正",
        f"{path} is not readable YAML: {fault}; correct the line shown",
    )


def _faulty(path: Path, number: int, fault: ValidationError) -> Text:
    faults = "; ".join(
        f"{'.'.join(str(part) for part in e['loc'])}: {e['msg']}" for e in fault.errors()
    )
    return Text(
        f"{path} 第 {number} 个案例有误：{faults}；请按案例格式改正",
        f"case {number} of {path} is faulty: {faults}; correct it to the form of a case",
    )
