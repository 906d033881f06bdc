"""What the driver raises, in words that say what to do next."""

import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    ConnectionAcquisitionTimeoutError,
    DatabaseUnavailable,
    DriverError,
    Forbidden,
    ForbiddenOnReadOnlyDatabase,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
    UnsupportedServerProduct,
    WriteServiceUnavailable,
)

from graph.errors import (
    SettingsError,
    StoreBusyError,
    StoreDeniedError,
    StoreError,
    StoreUnreachableError,
    StoreVersionError,
    ZelianError,
)
from graph.store.neo4j.address import Address
from graph.text import Text

# A server of this version and newer speaks the Cypher that the engine writes.
OLDEST = (5, 26)

_DENIED = Text(
    "{at} 不接受用户“{user}”的口令；请检查环境变量 ZELIAN_NEO4J_USER 和 ZELIAN_NEO4J_PASSWORD",
    "{at} refuses the password of user “{user}”; check ZELIAN_NEO4J_USER and ZELIAN_NEO4J_PASSWORD",
)
_READ_ONLY = Text(
    "不允许写入 {at}（用户“{user}”无写权限，或数据库只读）；没有写入任何内容，"
    "请换用可写的用户或数据库",
    "writing to {at} is not allowed (user “{user}” may only read, or the database is read-only); "
    "nothing was written; use a user and a database that can write",
)
_GONE = Text(
    "无法连接 {at}；已提交的批次保留，未提交的批次没有写入。"
    "请启动或检查服务器，再运行同一命令，会从断点继续",
    "{at} cannot be reached; batches that were committed stay, nothing of the open one was "
    "written. Start or check the server and run the same command again: it goes on from there",
)
_SLOW = Text(
    "{at} 上的操作超过时限，已被服务器中止；请缩小范围或批次后重试",
    "an operation on {at} took longer than its limit and was ended by the server; ask for less "
    "or load in smaller batches",
)
_TRANSIENT = Text(
    "{at} 暂时无法完成操作（{code}）；没有写入任何内容，请稍后再运行同一命令",
    "{at} could not do this for now ({code}); nothing was written; run the same command again "
    "later",
)
_SETTING = Text(
    "{at} 的连接设置不可用（{why}）；请检查地址和证书设置",
    "the settings of the connection to {at} do not work ({why}); check address and certificates",
)
_UNTRUSTED = Text(
    "{at} 的证书未获信任（{why}）；请核对主机名，并以环境变量 ZELIAN_NEO4J_CA 给出签发证书的文件",
    "the certificate of {at} is not trusted ({why}); check the name of the host, and give the "
    "certificate of who signed it in ZELIAN_NEO4J_CA",
)
_OTHER = Text(
    "{at} 报告错误（{code}：{why}）；没有写入任何内容，请连同服务器日志一起检查",
    "{at} reports a fault ({code}: {why}); nothing was written; look into the server's log",
)
_OLD = Text(
    "{at} 是“{found}”，本程序需要 Neo4j {oldest} 或更新版本；请升级服务器。没有写入任何内容",
    "{at} is “{found}”, this program needs Neo4j {oldest} or newer; upgrade the server. Nothing "
    "was written",
)

_TIMED_OUT = (
    "Neo.ClientError.Transaction.TransactionTimedOut",
    "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
)
_MAY_NOT_WRITE = (
    "Neo.ClientError.Statement.AccessMode",
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase",
    "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase",
    "Neo.ClientError.Database.ReadOnly",
)


@contextmanager
def told(address: Address) -> Iterator[None]:
    """Says in words what the driver raises within the block."""
    try:
        yield
    except (DriverError, Neo4jError, ssl.SSLError) as fault:
        raise explained(fault, address) from fault


def explained(fault: DriverError | Neo4jError | ssl.SSLError, address: Address) -> ZelianError:
    code = fault.code if isinstance(fault, Neo4jError) else None
    error, text = _which(fault, code or "")
    why = (str(fault).splitlines() or [""])[0]
    if tls := _of_tls(fault):
        error, text, why = SettingsError, _UNTRUSTED, str(tls)
    return error(text.fill(at=address, user=address.user, code=code, why=why, **_OLDEST, found=why))


def _of_tls(fault: BaseException) -> ssl.SSLError | None:
    """What TLS found wrong, if that is what is behind the fault."""
    cause: BaseException | None = fault
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__cause__ or cause.__context__
    return cause


def _which(fault: Exception, code: str) -> tuple[type[ZelianError], Text]:
    match fault:
        case AuthError():
            return StoreDeniedError, _DENIED
        case Forbidden() | ForbiddenOnReadOnlyDatabase() | WriteServiceUnavailable():
            return StoreDeniedError, _READ_ONLY
        case UnsupportedServerProduct():
            return StoreVersionError, _OLD
        case ConfigurationError():
            return SettingsError, _SETTING
        case ServiceUnavailable() | SessionExpired() | DatabaseUnavailable():
            return StoreUnreachableError, _GONE
        case ConnectionAcquisitionTimeoutError():
            return StoreUnreachableError, _GONE
        case TransientError():
            return StoreBusyError, _TRANSIENT
    if code in _MAY_NOT_WRITE:
        return StoreDeniedError, _READ_ONLY
    return StoreError, _SLOW if code in _TIMED_OUT else _OTHER


_OLDEST = {"oldest": ".".join(map(str, OLDEST))}


def check_version(agent: str, address: Address) -> None:
    """Raises StoreVersionError for a server that is no Neo4j, or too old."""
    version = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
    if version is None or tuple(map(int, version.groups())) < OLDEST:
        raise StoreVersionError(_OLD.fill(at=address, found=agent, **_OLDEST))
