"""Uploads that are not taken, each with its remedy."""

from graph.errors import InputError
from graph.text import Text


class UnfitError(InputError):
    """An upload that is not taken; `code` is stable."""

    def __init__(self, code: str, told: Text) -> None:
        super().__init__(told)
        self.code = code


def unfit(code: str, name: str = "", **values: object) -> UnfitError:
    return UnfitError(code, _TOLD[code].fill(name=name, **values))


_TOLD = {
    "no_form": Text(
        "请以 multipart/form-data 提交文件，每个文件一部分并写明文件名",
        "send the files as multipart/form-data, one part a file, each with its file name",
    ),
    "no_file": Text(
        "没有收到文件；请以 multipart/form-data 至少提交一个文件",
        "no file was received; send one at least, as multipart/form-data",
    ),
    "broken_form": Text(
        "上传内容不完整或不是有效的 multipart/form-data；请重新提交",
        "the upload is cut off, or no valid multipart/form-data; send it again",
    ),
    "field_in_form": Text(
        "表单中有不是文件的部分；目的、角色、版本日和来源请写在网址参数中",
        "a part of the form is no file; purpose, role, version day and provider are said as "
        "parameters of the URL",
    ),
    "too_many_files": Text(
        "文件超过 {most} 个；请分批提交", "there are more than {most} files; send them in parts"
    ),
    "unknown_type": Text(
        "文件“{name}”的类型不能载入；可用的扩展名：{known}",
        "“{name}” is of a type that cannot be loaded; a name may end in: {known}",
    ),
    "empty_file": Text("文件“{name}”是空的；请重新导出", "“{name}” is empty; export it again"),
    "broken_archive": Text(
        "压缩文件“{name}”已损坏或不完整；请重新压缩后提交",
        "the archive “{name}” is damaged or cut off; pack it again",
    ),
    "secret_archive": Text(
        "压缩文件“{name}”已加密；请以不加密的方式提交",
        "the archive “{name}” is encrypted; send it without a password",
    ),
    "nested_path": Text(
        "压缩文件“{name}”中有文件夹、链接或上级路径；请只压缩文件本身，不含文件夹",
        "the archive “{name}” holds a folder, a link or a path; pack the files alone",
    ),
    "unpacks_too_large": Text(
        "“{name}”解压后超过 {most} 字节；请分批提交",
        "“{name}” unpacks to more than {most} bytes; send it in parts",
    ),
    "ratio_too_high": Text(
        "“{name}”解压后为原来的 {most} 倍以上，不像表格；请不压缩提交",
        "“{name}” unpacks to more than {most} times its size, unlike a table; send it unpacked",
    ),
    "interrupted": Text(
        "载入多次中断，已停止；已提交的批次保留，请检查服务器的内存和磁盘后重新提交同一文件",
        "the load was cut off again and again and is given up; batches that were committed stay. "
        "Check memory and disk of the server, then send the same files again",
    ),
    "store": Text(
        "数据库多次不可用，载入已停止；已提交的批次保留，恢复后请重新提交同一文件",
        "the store was unavailable again and again; batches that were committed stay. Send the "
        "same files again when it is back",
    ),
    "internal": Text(
        "载入程序出错（{name}）；已提交的批次保留，请把载入编号告知管理员",
        "the loader failed ({name}); batches that were committed stay. Tell the operator the id",
    ),
}
