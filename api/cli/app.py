"""The command `zelian`: its options, its commands, and how errors reach the user."""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.cli import session as sessions
from graph.errors import ZelianError
from graph.text import Text

UNEXPECTED = 70  # sysexits: internal software error


class Language(StrEnum):
    ZH = "zh"
    EN = "en"


app = typer.Typer(
    name="zelian",
    help="责链：谁应负责，依据哪一条款、何种证据、以哪一天为准。"
    " Who is responsible, by which clause, on what evidence, as of when.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def _options(
    home: Annotated[
        Path | None,
        typer.Option(envvar="ZELIAN_HOME", help="数据目录 · the folder of this installation"),
    ] = None,
    lang: Annotated[
        Language, typer.Option(envvar="ZELIAN_LANG", help="输出语言 · language of the output")
    ] = Language.ZH,
) -> None:
    sessions.begin(home, "zh" if lang is Language.ZH else "en")


def main() -> None:
    """Runs a command; an error that the user can act on is one message and an exit code."""
    try:
        code = app(standalone_mode=False, prog_name="zelian")
    except ZelianError as error:
        _complain(error)
        code = error.exit_code
    except typer.Exit as leaving:
        code = leaving.exit_code
    except typer.Abort:
        code = 130
    except BrokenPipeError:
        code = _unread()
    except SystemExit as leaving:
        # What prints makes an exit of a reader that went away.
        gone = isinstance(leaving.__context__, BrokenPipeError)
        code = _unread() if gone else leaving.code
    except Exception as fault:
        if not hasattr(fault, "format_message"):
            raise
        fault.show()  # type: ignore[attr-defined]
        code = getattr(fault, "exit_code", UNEXPECTED)
    finally:
        sessions.session().close()
    sys.exit(code if isinstance(code, int) else 0)


def _unread() -> int:
    """The reader went away (`| head`): nothing is wrong with the answer, and nothing to say."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _complain(error: ZelianError) -> None:
    current = sessions.session()
    heading = Text("错误", "error").say(current.lang)
    message = f"{heading}: {error.say(current.lang)}"
    current.err.print(message, style="red", highlight=False, soft_wrap=True, markup=False)
