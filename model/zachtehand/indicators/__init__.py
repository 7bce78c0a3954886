"""The indicators: what is observed each month, with unit, label and definition (model 9).

To add one, add an entry: about states of people to ``stocks``, about what happens to them to ``flows``, about the
municipality as a whole to ``municipality``, about neighbourhood teams and residents to ``neighbourhood``. A person-level indicator counts or averages something over a base and is
reported for every group; a municipal one exists for everybody together only.
"""

from __future__ import annotations

from zachtehand.indicators.base import Category, Indicator, Moment, over_whom
from zachtehand.indicators.flows import FLOWS
from zachtehand.indicators.measures import status_code
from zachtehand.indicators.municipality import MUNICIPAL
from zachtehand.indicators.neighbourhood import NEIGHBOURHOOD
from zachtehand.indicators.stocks import STOCKS

__all__ = ["INDICATORS", "Category", "Indicator", "Moment", "over_whom", "status_code"]

INDICATORS: dict[str, Indicator] = {each.key: each for each in (*STOCKS, *FLOWS, *MUNICIPAL, *NEIGHBOURHOOD)}
"""Key -> indicator, in the order in which they are observed."""
