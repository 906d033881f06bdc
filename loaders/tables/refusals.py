"""The errors that stop a file, each with its remedy."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import FileFormatError
from graph.text import Text


def refuse(path: Path, found: Text, remedy: Text) -> FileFormatError:
    """Names the file, says what was found in it and what to do."""
    return FileFormatError(
        Text(
            f"文件“{path.name}”{found.zh}；{remedy.zh}",
            f"“{path.name}” {found.en}; {remedy.en}",
        )
    )


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turns what the system says of a path, or of a file inside it, into a FileFormatError."""
    try:
        yield
    except OSError as fault:
        if not fault.filename or not Path(fault.filename).is_relative_to(path):
            raise
        raise _unopened(Path(fault.filename), fault) from fault


def _unopened(path: Path, fault: OSError) -> FileFormatError:
    match fault:
        case IsADirectoryError():
            return refuse(path, _FOLDER, _ASK_FILE)
        case FileNotFoundError() | NotADirectoryError():
            return refuse(path, _NOT_THERE, _CHECK_PATH)
        case PermissionError():
            return refuse(path, _NO_RIGHT, _ASK_RIGHT)
    why = fault.strerror or type(fault).__name__
    return refuse(path, Text(f"无法读取（{why}）", f"cannot be read ({why})"), _CHECK_DISK)


def listed(words: Iterable[str]) -> Text:
    """Some words for a sentence."""
    words = list(words)
    return Text("、".join(words), ", ".join(words))


_FOLDER = Text(
    "是文件夹，这一格式每次读一个文件", "is a folder, and this format is read from a file"
)
_ASK_FILE = Text(
    "请写出其中的文件，如 文件夹/*.csv",
    "name the files inside, such as folder/*.csv",
)
_NOT_THERE = Text("不存在", "is not there")
_CHECK_PATH = Text("请检查路径", "check the path")
_NO_RIGHT = Text("没有读取权限", "may not be read by you")
_ASK_RIGHT = Text("请让文件的所有者给予读取权限", "ask its owner for the right to read it")
_CHECK_DISK = Text("请检查路径和磁盘后再加载", "check the path and the disk, then load it again")
EMPTY = Text("是空文件", "is empty")
ONLY_HEADINGS = Text("只有表头，没有数据行", "holds headings and no rows")
EXPORT_AGAIN = Text("请重新导出后再加载", "export it again, then load it")
SAVE_AS = Text(
    "请用表格软件打开，另存为 .xlsx 或 UTF-8 的 .csv 后再加载",
    "open it in a spreadsheet program, save it as .xlsx or as .csv in UTF-8, then load that",
)
UNPACK = Text("请解压后加载其中的表格", "unpack it and load the table inside")
