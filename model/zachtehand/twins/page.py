"""A twin as one self-contained page: it asks nothing of the network, runs no script and prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zachtehand.pages.svg import svg_element
from zachtehand.pages.template import template
from zachtehand.texts import Language
from zachtehand.twins.picture import lanes
from zachtehand.twins.spread import place_among_all
from zachtehand.twins.story import command, how_made, how_usual, side_by_side, where_they_part, where_they_stand, who_is_it
from zachtehand.twins.texts import words

if TYPE_CHECKING:
    from zachtehand.twins.twin import Twin


def as_page(twin: Twin, language: Language) -> str:
    """The page as HTML text."""
    from markupsafe import Markup

    return template("zachtehand.twins", "twin.html").render(
        language=language,
        words=lambda key, values=None: words(key, language, values),
        twin=twin,
        names=[life.name for life in twin.lives],
        titles=[life.title[language] for life in twin.lives],
        who=who_is_it(twin, language),
        parting=where_they_part(twin, language),
        story=side_by_side(twin, language),
        standing=where_they_stand(twin, language),
        usual=how_usual(twin, language),
        made=how_made(twin, language),
        command=command(twin),
        picture=Markup(svg_element(lanes([twin], language), prefix="lanes")),
        place=Markup(svg_element(place_among_all(twin, language), prefix="place")),
    )
