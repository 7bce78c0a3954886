"""Lives on the page: the same made-up person under two policies, in words and as a picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from zachtehand.pages.svg import svg_element
from zachtehand.report.stories import read_stories
from zachtehand.report.view import View

if TYPE_CHECKING:
    from zachtehand.twins.twin import Twin


@dataclass(frozen=True)
class Told:
    """One life under two policies."""

    heading: str
    who: str
    parting: tuple[str, str, str]
    picture: Markup
    usual: str
    command: str


def lives(view: View) -> list[Told]:
    """The lives that the result keeps."""
    return [_told(twin, view) for twin in read_stories(view.result.folder)]


def _told(twin: Twin, view: View) -> Told:
    from zachtehand.twins.picture import lanes
    from zachtehand.twins.story import command, how_usual, where_they_part, who_is_it
    from zachtehand.twins.texts import words

    language = view.language
    heading = f"{view.words(f'life.{twin.chosen}')}: {words('client', language, {'uid': twin.person.uid})}"
    picture = Markup(svg_element(lanes(twin, language), prefix=f"life-{twin.person.uid}"))
    # The last sentence says how the person was chosen; the section does.
    told = replace(twin, lives=tuple(replace(life, name=f"“{life.title[language]}”") for life in twin.lives))
    who = " ".join(who_is_it(twin, language)[:-1])
    return Told(heading, who, where_they_part(twin, language), picture, " ".join(how_usual(told, language)), command(twin))
