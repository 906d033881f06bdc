"""`zelian cases`: worked cases that a lawyer can read, run on stores of their own."""

from pathlib import Path
from typing import Annotated

import typer

from api.casebook import run_cases
from api.cli.app import app
from api.cli.session import session


@app.command()
def cases(
    paths: Annotated[list[Path], typer.Argument(help="案例文件或文件夹 · case files or folders")],
) -> None:
    """运行案例：给定事实，核对应记与不应记 · run worked cases and compare."""
    current = session()
    passed = failed = 0
    for result in run_cases(paths, current.policy):
        passed, failed = passed + result.passed, failed + (not result.passed)
        mark = "[green]✓[/green]" if result.passed else "[red]✗[/red]"
        current.out.print(f"{mark} {result.path.name}  {result.case}", highlight=False)
        for difference in result.differences:
            current.out.print(f"    {difference}", highlight=False, markup=False)
    current.out.print(f"{passed} passed, {failed} failed", highlight=False)
    if failed:
        raise typer.Exit(1)
