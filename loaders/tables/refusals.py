"""The errors that stop a file, each with its remedy."""

from collections.abc import Iterable
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


def listed(words: Iterable[str]) -> Text:
    """Some words for a sentence."""
    words = list(words)
    return Text("、".join(words), ", ".join(words))


EMPTY = Text("是空文件", "is empty")
ONLY_HEADINGS = Text("只有表头，没有数据行", "holds headings and no rows")
EXPORT_AGAIN = Text("请重新导出后再加载", "export it again, then load it")
SAVE_AS = Text(
    "请用表格软件打开，另存为 .xlsx 或 UTF-8 的 .csv 后再加载",
    "open it in a spreadsheet program, save it as .xlsx or as .csv in UTF-8, then load that",
)
UNPACK = Text("请解压后加载其中的表格", "unpack it and load the table inside")
