"""Errors as problem+json (RFC 9457). The types are stable; docs/problems.md explains each."""

from dataclasses import dataclass

from graph.errors import ZelianError
from graph.text import Text

MEDIA_TYPE = "application/problem+json"
_TYPE = "urn:zelian:problem:{slug}"


@dataclass(frozen=True)
class Kind:
    slug: str
    status: int
    title: Text
    detail: Text  # used where the error says nothing of its own

    @property
    def type(self) -> str:
        return _TYPE.format(slug=self.slug)


class ProblemError(ZelianError):
    """An error of the service itself; `members` are further members of the problem."""

    def __init__(self, kind: Kind, detail: Text | None = None, **members: object) -> None:
        super().__init__(detail or kind.detail)
        self.kind = kind
        self.members = members


class RateError(ProblemError):
    def __init__(self, limit: str, most: int, retry_after: int) -> None:
        told = RATE_LIMITED.detail.fill(limit=limit, most=most, seconds=retry_after)
        super().__init__(RATE_LIMITED, told, limit=limit, most=most)
        self.retry_after = retry_after


NOT_AVAILABLE = Kind(
    "not-available",
    404,
    Text("没有可提供的内容", "nothing is available"),
    Text(
        "所问对象未载入，或不在本次查询的角色、目的、案件或授权之内；两种情形答复相同。"
        "请核对键、角色、目的、案件号或授权号",
        "what is asked about is not on file, or outside the role, purpose, case or authorization "
        "of this question; the answer is the same for both. Check key, role, purpose, case and "
        "authorization",
    ),
)
UNAUTHENTICATED = Kind(
    "unauthenticated",
    401,
    Text("未能识别客户端", "the client is not identified"),
    Text(
        "请以 Authorization: Bearer 提供有效的 API 密钥或访问令牌",
        "give a valid API key or access token as Authorization: Bearer",
    ),
)
NOT_ADMINISTRATOR = Kind(
    "not-administrator",
    403,
    Text("仅限管理员", "for administrators only"),
    Text("请使用管理员密钥", "use the key of an administrator"),
)
STALE_FORM = Kind(
    "stale-form",
    403,
    Text("表单已失效", "the form is out of date"),
    Text(
        "该表单不属于当前的登录，或填写之后查询依据已在别处改动；没有提出任何查询。"
        "请重新打开页面，核对查询依据后再提交",
        "this form is not of the present session, or what you ask as was changed elsewhere since "
        "it was opened; nothing was asked. Open the page again, check what you ask as, and send it",
    ),
)
INVALID = Kind(
    "invalid-request",
    422,
    Text("请求内容有误", "the request is wrong"),
    Text("请按 errors 逐项改正", "correct what `errors` lists"),
)
UNREADABLE = Kind(
    "unreadable-body",
    400,
    Text("请求体无法读取", "the body cannot be read"),
    Text("请求体应为 UTF-8 编码的 JSON", "the body is JSON in UTF-8"),
)
MALFORMED = Kind(
    "malformed-http",
    400,
    Text("不是有效的 HTTP 请求", "this is no valid HTTP"),
    Text("请求行或请求头无法解析；请检查客户端", "the head cannot be read; check the client"),
)
HEAD_TOO_LARGE = Kind(
    "head-too-large",
    431,
    Text("请求头过大", "the head of the request is too large"),
    Text(
        "请求行和请求头合计超过 65536 字节；请缩短",
        "request line and headers are over 65536 bytes together; send less",
    ),
)
TOO_LARGE = Kind(
    "body-too-large",
    413,
    Text("请求体过大", "the body is too large"),
    Text(
        "请求体超过 {limit}（{most} 字节）；请分批提交",
        "the body is over {limit} ({most} bytes); send it in parts",
    ),
)
TOO_DEEP = Kind(
    "body-too-deep",
    400,
    Text("请求体嵌套过深", "the body is nested too deeply"),
    Text(
        "请求体嵌套超过 {limit}（{most} 层）；请改写",
        "the body is nested beyond {limit} ({most} levels); write it flatter",
    ),
)
UNFIT_UPLOAD = Kind(
    "unfit-upload",
    422,
    Text("文件不能接收", "the files cannot be taken"),
    Text(
        "请按 detail 改正后重新提交；没有载入任何内容",
        "correct what `detail` says and send them again; nothing was loaded",
    ),
)
UNSUPPORTED = Kind(
    "unsupported-upload",
    415,
    Text("不支持这种内容", "this kind of content is not taken"),
    Text("请以 multipart/form-data 提交表格文件", "send tables as multipart/form-data"),
)
QUEUE_FULL = Kind(
    "queue-full",
    503,
    Text("等待载入的文件过多", "too many loads are waiting"),
    Text("没有接收文件；请稍后重试", "the files were not taken; try again later"),
)
RATE_LIMITED = Kind(
    "rate-limited",
    429,
    Text("超出限额", "over the limit"),
    Text(
        "已达限额 {limit}（{most}）；请在 {seconds} 秒后重试",
        "the limit {limit} ({most}) is used up; try again in {seconds} s",
    ),
)
BAD_CURSOR = Kind(
    "bad-cursor",
    400,
    Text("游标不能使用", "the cursor cannot be used"),
    Text(
        "游标只能由取得它的客户端，以同一角色和目的、就同一问题使用；请从第一页重新查询",
        "a cursor serves the client that got it, in the same role, for the same purpose and "
        "question; begin again with the first page",
    ),
)
KEY_REUSED = Kind(
    "idempotency-key-reused",
    422,
    Text("幂等键已用于另一请求", "the idempotency key stands for another request"),
    Text(
        "同一 Idempotency-Key 已用于内容不同的请求；请为新的请求另取一键",
        "this Idempotency-Key was sent with another request; use a new one for a new request",
    ),
)
IN_PROGRESS = Kind(
    "request-in-progress",
    409,
    Text("同一请求正在处理", "the same request is being done"),
    Text(
        "同一 Idempotency-Key 的请求尚未完成；请稍后以同一键重试",
        "the request under this Idempotency-Key is not finished; try again later under the same "
        "key",
    ),
)
NO_ROUTE = Kind(
    "no-such-route",
    404,
    Text("没有这一地址", "there is no such address"),
    Text("请查看 /docs", "see /docs"),
)
NO_METHOD = Kind(
    "method-not-allowed",
    405,
    Text("不支持这一方法", "the method is not supported here"),
    Text("请查看 /docs", "see /docs"),
)
LOG_DOWN = Kind(
    "log-unavailable",
    503,
    Text("审计日志不可用", "the audit log is unavailable"),
    Text(
        "查询无法记入审计日志，因此不予答复；请通知管理员",
        "the question cannot be written to the audit log and is not answered; tell the operator",
    ),
)
BUSY = Kind(
    "store-unavailable",
    503,
    Text("数据库暂不可用", "the store is unavailable"),
    Text("请稍后重试；如持续出现请通知管理员", "try again later; if it lasts, tell the operator"),
)
INTERNAL = Kind(
    "internal",
    500,
    Text("程序出错", "the program failed"),
    Text(
        "请把 request_id 告知管理员；日志中有出错位置",
        "tell the operator the request_id; the log has the place of the fault",
    ),
)

KINDS = (
    NOT_AVAILABLE,
    UNAUTHENTICATED,
    NOT_ADMINISTRATOR,
    STALE_FORM,
    INVALID,
    UNREADABLE,
    MALFORMED,
    HEAD_TOO_LARGE,
    TOO_LARGE,
    TOO_DEEP,
    UNFIT_UPLOAD,
    UNSUPPORTED,
    QUEUE_FULL,
    RATE_LIMITED,
    BAD_CURSOR,
    KEY_REUSED,
    IN_PROGRESS,
    NO_ROUTE,
    NO_METHOD,
    LOG_DOWN,
    BUSY,
    INTERNAL,
)
