"""A store exported as a format, whole, as the auditor may see it."""

from api.exports import FORMATS
from api.exports.portion import Portion
from api.gate import GRANTS, Role


def exported(store, format_, path, grant=None, chosen=None):
    with store.view() as view:
        portion = Portion(view, grant or GRANTS[Role.AUDITOR], chosen)
        FORMATS[format_].write(portion, path)
    return portion
