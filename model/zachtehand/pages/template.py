"""Templates: HTML in which every text from outside is text, never markup; ``style.css`` of the house can be included."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Template


def template(package: str, name: str) -> Template:
    """A template from the folder ``templates`` of a package.

    Args:
        package: dotted name, such as ``"zachtehand.report"``.
    """
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    loader = ChoiceLoader([PackageLoader(package, "templates"), PackageLoader("zachtehand.pages", "templates")])
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).get_template(name)
