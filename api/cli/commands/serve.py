"""`zelian serve`: the same questions over HTTP."""

import os
import tempfile
from typing import Annotated, Any

import typer
import uvicorn
from uvicorn.supervisors import Multiprocess

from api.cli.app import app
from api.cli.session import Session, session
from api.http import Service, settings_from
from api.http.listening import SHARES_OUT, OwnQueue, check_free
from api.http.metrics import FOLDER_VARIABLE
from api.http.protocol import Protocol
from api.http.settings import variable
from api.settings.home import HOME_VARIABLE

# Longer than clients keep an idle connection, so that none is closed as it is used again.
_KEEP_ALIVE = 30  # seconds


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="监听地址 · address to listen on")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="端口 · port")] = 8000,
    workers: Annotated[int, typer.Option(min=1, max=64, help="进程数 · processes")] = 1,
) -> None:
    """启动网页和 HTTP 服务 · serve pages and questions."""
    current = session()
    start(current, host, port, workers)


def start(current: Session, host: str, port: int, workers: int = 1) -> None:
    """Serves until it is stopped. Raises InputError for an address that is not free."""
    check_free(host, port)
    os.environ[HOME_VARIABLE] = str(current.home.path)
    os.environ[variable("workers")] = str(workers)
    # What is wrong is said here, once, and not by each process.
    Service.open(current.home, settings_from()).close()
    current.print(
        f"网页在 http://{host}:{port}/，程序接口说明见 /docs；对外提供须置于 TLS 之后",
        f"pages at http://{host}:{port}/, for programs see /docs; put TLS before it for others",
    )
    with tempfile.TemporaryDirectory(prefix="zelian-metrics-") as folder:
        if workers > 1:
            os.environ[FOLDER_VARIABLE] = folder
        _run(
            {
                "app": "api.app:from_environment",
                "factory": True,
                "host": host,
                "port": port,
                "workers": workers,
                "access_log": False,  # it would hold paths and queries
                "log_level": "warning",
                "http": Protocol,
                "server_header": False,
                "timeout_keep_alive": _KEEP_ALIVE,
            }
        )


def _run(options: dict[str, Any]) -> None:
    if options["workers"] == 1 or not SHARES_OUT:
        uvicorn.run(**options)
    else:
        queue = OwnQueue(options["host"], options["port"])
        Multiprocess(uvicorn.Config(**options), [queue]).run()
