"""Templates to text, one environment for each language; everything is escaped."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from api.pages import offers, shown
from api.pages.picture import network, timeline
from api.pages.questions import questions_for
from api.pages.words import globals_in, words_in
from graph.text import Lang

# A page needs its own stylesheet and its own forms, and nothing else from anywhere.
SAFETY = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Vary": "Cookie",
}

_HELP = {
    f.__name__: f
    for f in (
        questions_for,
        offers.may_ask,
        offers.names_persons,
        offers.may_object,
        offers.uses,
        offers.groups,
        offers.procedures,
        offers.pairs,
        shown.policy_note,
        shown.policy_of,
        shown.in_china,
        shown.kept,
        shown.tally,
        shown.by_outcome,
        shown.findings_of,
        shown.names_in,
        shown.names_near,
        shown.by_level,
        shown.end_of,
        shown.stage_role,
        shown.uncertain,
        shown.by_event,
    )
}


@cache
def _environment(lang: Lang) -> Environment:
    made = Environment(
        loader=PackageLoader("api.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(words_in(lang))
    made.globals.update(globals_in(lang) | _HELP)
    made.globals.update(picture_of=network, timeline_of=timeline)
    return made


def render(lang: Lang, template: str, **context: Any) -> str:
    return _environment(lang).get_template(template).render(**context)
