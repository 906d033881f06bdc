"""In which language a reader is answered: Chinese, unless English is preferred."""

from fastapi import Request

from graph.text import Lang


def language(request: Request) -> Lang:
    return preferred(request.headers.get("accept-language", ""))


def preferred(accepted: str) -> Lang:
    """Of a header `Accept-Language`.

    >>> preferred("en-GB, zh;q=0.5")
    'en'
    """
    weights = {"zh": 0.0, "en": 0.0}
    for part in accepted[:200].lower().split(","):
        name, _, weight = part.strip().partition(";q=")
        tongue = name.split("-")[0].strip()
        if tongue in weights:
            weights[tongue] = max(weights[tongue], _weight(weight))
    return "en" if weights["en"] > weights["zh"] else "zh"


def _weight(written: str) -> float:
    try:
        return min(1.0, max(0.0, float(written or "1")))
    except ValueError:
        return 0.0
