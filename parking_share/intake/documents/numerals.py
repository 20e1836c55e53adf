"""Chinese numerals of buildings, stairwells and rooms: 三 → 3, 十二 → 12, 五〇一 → 501."""

from __future__ import annotations

import re

_DIGIT = {
    character: digit
    for digit, characters in enumerate(
        ("〇零", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for character in characters
}
_TENS = {"十": "十", "拾": "十", "廿": "二十", "卅": "三十"}
_RUN = re.compile(f"[{''.join(_DIGIT)}{''.join(_TENS)}]+")


def arabic_numerals(text: str) -> str:
    """The text with every run of Chinese numerals from 0 to 99, or digit by digit, in Arabic."""
    return _RUN.sub(lambda run: _arabic(run.group()), text)


def _arabic(run: str) -> str:
    spelled = "".join(_TENS.get(character, character) for character in run)
    if "十" not in spelled:
        return "".join(str(_DIGIT[character]) for character in spelled)
    before, _, after = spelled.partition("十")
    if len(before) > 1 or len(after) > 1 or "十" in after:
        return run
    tens = _DIGIT[before] if before else 1
    return str(tens * 10 + (_DIGIT[after] if after else 0))
