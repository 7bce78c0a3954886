"""Where people and organisations stand when a run begins, as far as profiles do not say so (ODD 5).

A profile states how many are active, work part-time, are exempt or owe the municipality. Who they are follows
from an order in log odds, levelled so that the stated share comes out: shifting an order moves nobody's share.
"""

from __future__ import annotations

from zachtehand.parameters import ParameterGroup, par


class StartingParameters(ParameterGroup):
    """Who is active, works part-time, is exempt or owes the municipality at the start, and how people then are."""

    active_autonomous: float = par(1.5, "log odds per unit", 0.5, 2.5, "design", "Effect of autonomous motivation on being active.")
    active_health: float = par(1.2, "log odds per unit", 0.5, 2.0, "design", "Effect of each kind of health on being active.")
    active_language: float = par(0.5, "log odds per unit", 0.0, 1.0, "design", "Effect of command of Dutch on being active.")
    active_debt: float = par(0.6, "log odds per unit", 0.0, 1.2, "design", "Effect of debt stress on not being active.")
    active_child: float = par(0.5, "log odds", 0.0, 1.0, "design", "Effect of a child under five on not being active.")
    active_care: float = par(0.8, "log odds", 0.0, 1.6, "design", "Effect of giving informal care on being active, since care is an activity.")
    work_employability: float = par(0.8, "log odds per sd", 0.4, 1.2, "design", "Effect of unobserved employability on work beside the benefit.")
    work_physical: float = par(2.0, "log odds per unit", 1.0, 3.0, "design", "Effect of physical health on work beside the benefit.")
    work_mental: float = par(1.5, "log odds per unit", 0.5, 2.5, "design", "Effect of mental health on work beside the benefit.")
    work_human_capital: float = par(1.5, "log odds per unit", 0.5, 2.5, "design", "Effect of human capital on work beside the benefit.")
    work_age: float = par(0.03, "log odds per year", 0.0, 0.06, "design", "Effect of age on not working beside the benefit.")
    work_quality: float = par(0.45, "0-1", 0.35, 0.55, "design", "Mean quality of work beside the benefit.")
    work_quality_spread: float = par(0.3, "0-1", 0.0, 0.5, "design", "Distance between the best and the worst of it.")
    exempt_physical: float = par(3.0, "log odds per unit", 1.5, 4.5, "design", "Effect of poor physical health on being exempt.")
    exempt_mental: float = par(2.5, "log odds per unit", 1.0, 4.0, "design", "Effect of poor mental health on being exempt.")
    exempt_age: float = par(0.02, "log odds per year", 0.0, 0.04, "design", "Effect of age on being exempt.")
    exempt_care: float = par(0.8, "log odds", 0.0, 1.6, "design", "Effect of giving informal care on being exempt.")
    exempt_lone_parent: float = par(0.8, "log odds", 0.0, 1.6, "design", "Effect of being the single parent of a child under five on being exempt.")
    owes_debt: float = par(3.0, "log odds per unit", 1.0, 5.0, "design", "Effect of debt stress on owing the municipality.")
    scarring: float = par(0.12, "share", 0.0, 0.25, "design", "Self-efficacy lost to many years in vain on the benefit.")
    scarring_years: float = par(2.0, "years", 1.0, 5.0, "design", "Years ever on the benefit in which most of that is lost.")
    physical_swing: float = par(0.06, "0-1", 0.0, 0.12, "design", "Distance between a good and a bad month in physical health.")
    mental_swing: float = par(0.10, "0-1", 0.0, 0.2, "design", "Distance between a good and a bad month in mental health.")
    voluntariness: float = par(0.85, "0-1", 0.7, 1.0, "design", "Least voluntariness of activities of which no policy was the cause.")
    activity_before: float = par(12.0, "months", 6.0, 24.0, "design", "How much older than the benefit an activity may be.")
    lighter_below: float = par(0.45, "0-1", 0.35, 0.55, "design", "Physical health below which some look for lighter work than cleaning or logistics.")
    lighter_share: float = par(0.5, "share", 0.2, 0.8, "design", "Part of them who do.")


class TieParameters(ParameterGroup):
    """Who befriends whom."""

    outside: float = par(0.32, "share", 0.2, 0.5, "design", "Ties to people who are not on the benefit here; a few more fail to find anybody.")
    neighbourhood: float = par(0.75, "share", 0.5, 0.9, "design", "Part of the other ties that are within the neighbourhood.")
    age_spread: float = par(0.10, "share", 0.05, 0.2, "design", "Mean distance between friends in the order of age, as a share of those they may meet.")
    oldest: float = par(68.0, "years", 66.0, 75.0, "convention", "Age from which nobody new befriends someone any more.")


class OrganisationParameters(ParameterGroup):
    """Employers, hosts and initiatives that a municipality has."""

    employers: float = par(10.0, "per 1,000 clients", 6.0, 20.0, "design", "Employers who may hire from the group.")
    employer_tail: float = par(0.8, "power", 0.4, 1.2, "design", "How unequal employers are in size (the tail of a Pareto distribution).")
    employer_cut: float = par(0.95, "share", 0.9, 0.98, "design", "Where that tail is cut off: at 0.95 the largest is eleven times the smallest.")
    hosts: float = par(3.0, "per 1,000 clients", 1.5, 6.0, "design", "Host organisations of each kind of activity.")
    host_least: float = par(0.3, "ratio", 0.1, 1.0, "design", "Size of the smallest host over the distance between smallest and largest.")
    initiatives_least: float = par(0.1, "0-1", 0.0, 0.3, "design", "Strength of community initiatives in the neighbourhood that has fewest.")
    initiatives_spread: float = par(0.4, "0-1", 0.0, 0.6, "design", "How much stronger they are where there are most.")
