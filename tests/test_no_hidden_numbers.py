"""No number about the world hides in a formula: what is not a parameter has a reason to stand where it stands."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import zachtehand

PACKAGE = Path(zachtehand.__file__).parent
FOLDERS = ("initialisation", "submodels", "steps")
"""What happens to people, and how they and organisations are made: as much about the world."""
FILES = sorted(file for folder in FOLDERS for file in (PACKAGE / folder).glob("*.py"))
GUARD = "keeps a ratio or a logarithm finite"
BOUND = "a bound that ordinary values never reach; it keeps the result in its range"
MEAN = "the mean of two"
MONTHS = "months in a year"
UNIFORM = "turns a uniform draw into one with mean 0 or 1"
CENTRED = "twice a quantity whose middle is a half"
YEAR = "the year of the prices in the unit of the parameter"
LAW = "a rule of law or a definition in statistics"
TOLERATED = "how far from rest the spin-up may end before the report says so"
DAYS = "days of a month, or of the period of the law"

PLAIN = (0.0, 1.0)
"""Nothing and everything."""

REASONS: dict[str, dict[float, str]] = {
    "initialisation/start.py": {
        0.013: "a guess at the entrants of a month, which groups couples among them; nobody is counted by it",
        0.022: "more entrants than a spin-up can need", 1000.0: "per 1,000",
    },
    "initialisation/organisations.py": {0.5: UNIFORM, 1000.0: "per 1,000"},
    "initialisation/spin_up.py": {
        0.10: TOLERATED, 0.01: TOLERATED, 36.0: TOLERATED,
        0.5: "half of the steps between months", 10.0: "the top of the scale", 12.0: MONTHS,
    },
    "initialisation/starting_states.py": {0.5: "half of an interval", 30.0: BOUND, 1e-9: GUARD, 1.2: "the middle of two healths together"},
    "initialisation/traits.py": {2.0: "a power of two, beyond which a number of 32 bits cannot tell", 18.0: LAW},
    "initialisation/ties.py": {0.5: UNIFORM, 12.0: MONTHS, 1000.0: "more than any age", 2.0: "the least step", 0.4999999: GUARD},
    "submodels/claims.py": {0.25: LAW, 0.5: LAW, 0.75: LAW, 2.0: GUARD, 2021.0: YEAR},
    "submodels/childcare_bargain.py": {8.0: "the hours of which the parameter speaks"},
    "submodels/community.py": {1e-9: GUARD},
    "submodels/goals.py": {1e-9: GUARD, 12.0: MONTHS},
    "submodels/outreach.py": {0.45: "the trust at which shares are declared", 0.3: "the strength at which shares are declared", 0.5: CENTRED},
    "submodels/pay_by_result.py": {0.999: GUARD, 12.0: MONTHS},
    "submodels/casework.py": {
        156.0: "contract hours of a full-time month",
        1e-3: "more hours than the rounding of hours can add up to",
        1e-6: GUARD, 1e-9: GUARD, 1e6: GUARD, 3.0: BOUND, 0.5: UNIFORM, 6.0: UNIFORM, 1.41: UNIFORM,
    },
    "submodels/effort.py": {0.15: "the mean at which controlled motivation is centred", 2.0: CENTRED, 0.2: BOUND, 0.9: BOUND},
    "submodels/flows.py": {0.15: BOUND, 45.0: "the age of which the parameters speak", 30.0: "the age of which the parameter speaks"},
    "submodels/income.py": {1.08: LAW, 2017.5: YEAR, 2.0: UNIFORM},
    "submodels/contracts.py": {0.5: "half of the contracts", 2.0: "twice as long, as the parameter says"},
    "submodels/labour_market.py": {0.25: "the mean of a product of two uniform draws", 1e-9: GUARD, 0.1: BOUND, 0.98: BOUND},
    "submodels/ledger.py": {2026.0: YEAR},
    "submodels/development.py": {12.0: MONTHS},
    "submodels/participation.py": {0.5: MEAN, 0.02: BOUND, 100.0: "the number of places at which supply is centred", 50.0: GUARD, 2.0: UNIFORM},
    "submodels/wellbeing.py": {2.0: CENTRED, 0.2: BOUND, 10.0: "the top of the scale"},
    "steps/childcare.py": {1e-3: GUARD},
    "steps/goals.py": {1000.0: "per 1,000"},
    "steps/intake.py": {30.0: DAYS, 92.0: DAYS},
    "steps/outreach.py": {12.0: MONTHS},
    "steps/rewards.py": {12.0: MONTHS},
    "steps/staff.py": {2.0: UNIFORM},
    "steps/training.py": {0.01: "a cent"},
    "steps/conversations.py": {10.0: "more than all other reasons together", 12.0: MONTHS, 1e-6: GUARD, 0.5: UNIFORM, 1000.0: "per 1,000"},
    "steps/labour_market.py": {
        0.7: "the quality of coaching of which the parameter speaks", 2.45: "gives the sum of two uniform draws a standard deviation of 1",
        0.5: MEAN, 12.0: MONTHS, 1e-9: GUARD,
    },
    "steps/money.py": {27.0: LAW},
    "steps/policy.py": {1e-9: GUARD},
    "steps/wellbeing.py": {0.5: "the quality of an average job, and the middle of a share"},
}  # fmt: skip
"""Why a number may stand in a file."""


def hidden(tree: ast.AST) -> Iterator[float]:
    """Numbers with a decimal point, but for those that declare a parameter and those at which a term is centred."""
    centres = {
        id(side)
        for node in ast.walk(tree)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub)
        for side, other in ((node.left, node.right), (node.right, node.left))
        if isinstance(side, ast.Constant) and isinstance(other, ast.Name | ast.Attribute | ast.Subscript)
    }
    declared = {id(inner) for node in ast.walk(tree) if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Call) for inner in ast.walk(node)}
    helpers = {id(inner) for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "par" for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and type(node.value) is float and id(node) not in centres | declared | helpers and node.value not in PLAIN:
            yield node.value


def test_every_number_is_a_parameter_or_has_a_reason() -> None:
    for file in FILES:
        name = file.relative_to(PACKAGE).as_posix()
        found, reasons = set(hidden(ast.parse(file.read_text(encoding="utf-8")))), set(REASONS.get(name, {}))
        assert sorted(found - reasons) == [], f"{name}: declare them as parameters, or say in REASONS why they are none"
        assert sorted(reasons - found) == [], f"{name}: reasons for numbers that do not stand there (any more)"


def test_a_hidden_number_is_found() -> None:
    code = "class G:\n    a: float = par(0.3, 'share', 0.1, 0.5, 'design', 'A.')\n\ndef f(x, p):\n    return p.a * (x - 0.5) + 0.37 * x\n"
    assert list(hidden(ast.parse(code))) == [0.37]
