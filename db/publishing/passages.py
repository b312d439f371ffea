"""An article's text -> the same with only the sentences around its quotes left, in their places. Pure.

Offsets are 0-based characters of the article's text, end exclusive; they hold for what is left, too.
"""

from __future__ import annotations

from collections.abc import Iterable

from quotes.db.site.highlighting import Range, Sentence, sentence

CUT_AFTER, CUT_BEFORE = " …", "… "


def passages(text: str, marked: Iterable[Range]) -> list[Sentence]:
    """The sentences around the marked ranges, in order; those with only blanks between are one."""
    made: list[Sentence] = []
    whole = [sentence(text, a, b) for a, b in marked if 0 <= a < b <= len(text)]
    for each in sorted(whole, key=lambda found: (found.start, -found.end)):
        last = made[-1] if made else None
        if last and (each.start <= last.end or not text[last.end : each.start].strip()):
            longer = each if each.end > last.end else last
            made[-1] = Sentence(last.start, longer.end, last.cut_before, longer.cut_after)
        else:
            made.append(each)
    return made


def shortened(text: str, marked: Iterable[Range]) -> str:
    """A text as long as the whole, with line ends in place of what stands around the passages."""
    made, place, cut = [], 0, False
    for each in passages(text, marked):
        made += [_gap(text[place : each.start], cut, each.cut_before), text[each.start : each.end]]
        place, cut = each.end, each.cut_after
    made.append(_gap(text[place:], cut, False))
    return "".join(made)


def _gap(left_out: str, after: bool, before: bool) -> str:
    """What stands where words were left out, as long as they: dots where a sentence was cut."""
    if not left_out.strip():
        return left_out
    first, last = CUT_AFTER if after else "", CUT_BEFORE if before else ""
    rest = len(left_out) - len(first) - len(last)
    return f"{first}{rest * chr(10)}{last}" if rest > 1 else len(left_out) * "\n"
