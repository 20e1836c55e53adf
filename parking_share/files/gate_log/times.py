"""Times of a log, a column at once, as local time (Asia/Shanghai) without offset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

HOURS_AHEAD = 8
"""Of UTC, all year: no daylight saving since 1991."""
ZKTECO_YEAR, ZKTECO_MONTH, DAY = 2000, 31, 86400
MILLISECONDS_FROM = 10**11
"""A larger number of seconds would lie beyond the year 5000."""
_OFFSET = r"(?:Z|[+-]\d\d:?\d\d)$"
_ZONE_LETTERS = r"\s+[A-Z]{2,5}$"
_LOOSE = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y%m%d%H%M%S%f")


def local_times(texts: pd.Series[str], form: str) -> pd.Series[Any]:
    """The times (datetime64, NaT where a text is none) that texts of one form stand for.

    `form` is `iso`, `unix`, `zkteco` or a format of `strptime`.
    """
    if form == "zkteco":
        return _zkteco(texts)
    if form == "unix":
        return _unix(texts)
    if form == "iso":
        return _iso(texts)
    return _formatted(texts, form)


def _formatted(texts: pd.Series[str], form: str) -> pd.Series[Any]:
    import pandas as pd

    found = pd.to_datetime(texts, format=form, errors="coerce", utc="%z" in form)
    return _beijing(found) if "%z" in form else found


def _iso(texts: pd.Series[str]) -> pd.Series[Any]:
    """With an offset or without; as people write it, too: 2026/3/5 7:05."""
    import pandas as pd

    found = pd.to_datetime(texts, format="ISO8601", errors="coerce", utc=True)
    offset = texts.str.contains(_OFFSET)
    local = _beijing(found).where(offset, found.dt.tz_localize(None))
    for form in _LOOSE:
        open_ones = local.isna()
        if not open_ones.any():
            break
        plain = texts[open_ones].str.replace("/", "-").str.replace(_ZONE_LETTERS, "", regex=True)
        local = local.fillna(pd.to_datetime(plain, format=form, errors="coerce"))
    return local


def _beijing(times: pd.Series[Any]) -> pd.Series[Any]:
    import pandas as pd

    found: pd.Series[Any] = times.dt.tz_localize(None) + pd.Timedelta(hours=HOURS_AHEAD)
    return found


def _unix(texts: pd.Series[str]) -> pd.Series[Any]:
    """Seconds or milliseconds since 1970; what is no number is read as words."""
    import pandas as pd

    number = pd.to_numeric(texts, errors="coerce")
    seconds = number.where(number < MILLISECONDS_FROM, number / 1000)
    found = _beijing(pd.to_datetime(seconds, unit="s", errors="coerce", utc=True))
    words = number.isna()
    return found.fillna(_iso(texts[words])) if words.any() else found


def _zkteco(texts: pd.Series[str]) -> pd.Series[Any]:
    """((((Y-2000)*12 + M-1)*31 + D-1)*86400 + s, taken apart."""
    import pandas as pd

    number = pd.to_numeric(texts, errors="coerce").fillna(-1).astype("int64")
    days, second = number // DAY, number % DAY
    months, day = days // ZKTECO_MONTH, days % ZKTECO_MONTH
    parts = {"year": ZKTECO_YEAR + months // 12, "month": months % 12 + 1, "day": day + 1}
    dates: pd.Series[Any] = pd.to_datetime(pd.DataFrame(parts), errors="coerce")
    found: pd.Series[Any] = dates + pd.to_timedelta(second, unit="s")
    return found.where(number >= 0)
