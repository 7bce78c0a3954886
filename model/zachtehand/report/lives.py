"""Lives on the page: the same made-up person under every policy, in words and as a picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from zachtehand.pages.svg import svg_element
from zachtehand.report.stories import read_stories
from zachtehand.report.view import View

if TYPE_CHECKING:
    from zachtehand.twins.twin import Twin

_SAID_OF_SEVERAL = 2
"""Sentences on how usual a difference is, where a person is told under several policies: the difference and its rank."""


@dataclass(frozen=True)
class Under:
    """One life held against that under the first policy: where they part and what happened then under each, and how usual the difference is."""

    policy: str
    parting: str
    first: str
    second: str
    usual: str
    command: str


@dataclass(frozen=True)
class Told:
    """One person under every policy."""

    heading: str
    who: str
    picture: Markup
    under: list[Under]


def lives(view: View) -> list[Told]:
    """The lives that the result keeps."""
    return [_told(twins, view) for twins in read_stories(view.result.folder)]


def _told(twins: list[Twin], view: View) -> Told:
    from zachtehand.twins.picture import lanes
    from zachtehand.twins.story import who_is_it
    from zachtehand.twins.texts import words

    language, person, chosen = view.language, twins[0].person, twins[0].chosen
    heading = f"{view.words(f'life.{chosen}')}: {words('client', language, {'uid': person.uid})}"
    picture = Markup(svg_element(lanes(twins, language), prefix=f"life-{person.uid}"))
    # The last sentence says how the person was chosen; the section does.
    return Told(heading, " ".join(who_is_it(twins[0], language)[:-1]), picture, [_under(twin, view, several=len(twins) > 1) for twin in twins])


def _under(twin: Twin, view: View, *, several: bool) -> Under:
    from zachtehand.twins.story import command, how_usual, where_they_part

    by_title = replace(twin, lives=tuple(replace(life, name=f"“{view.title(life.name)}”") for life in twin.lives))
    usual = how_usual(by_title, view.language)
    said = usual[:_SAID_OF_SEVERAL] if several else usual
    return Under(view.title(twin.lives[1].name), *where_they_part(twin, view.language), " ".join(said), command(twin))
