"""Where the command starts: with a look at whose packages it is about to import."""

import importlib.util
import sys
from pathlib import Path

_OURS = ("graph", "loaders", "queries", "api")


def main() -> None:
    """Runs `zelian`. Ends with a message where another package of the same name stands before
    ours on the path: `graph` and `api` are common words."""
    strangers = [name for name in _OURS if not _is_ours(name)]
    if strangers:
        sys.exit(
            f"错误: 导入路径上另有名为 {', '.join(strangers)} 的包；"
            "请在单独的虚拟环境中安装 zelian\n"
            f"error: another package named {', '.join(strangers)} is on the import path; "
            "install zelian in a virtual environment of its own"
        )
    from api.cli import commands as commands
    from api.cli.app import main as run

    run()


def _is_ours(name: str) -> bool:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        return False
    return Path(spec.origin).parent.parent == Path(__file__).parents[2]
