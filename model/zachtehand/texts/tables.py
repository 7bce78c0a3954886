"""What is wrong with tables of a municipality, and what is said of how they fit, in English and Dutch."""

from __future__ import annotations

TABLE_TEXTS: dict[str, dict[str, str]] = {
    # Reading
    "table.csv": {
        "en": "this line cannot be read as CSV ({reason}); check its quotes",
        "nl": "deze regel is niet als CSV te lezen ({reason}); kijk naar de aanhalingstekens",
    },
    "table.empty": {"en": "the table has no rows under its header", "nl": "de tabel heeft geen rijen onder de kop"},
    "table.columns": {
        "en": ("the header must have one to three variables and last {values}, separated by ; or , – it has {count} column(s); variables are {variables}"),
        "nl": (
            "de kop moet één tot drie variabelen hebben en als laatste {values}, gescheiden door ; of , – er zijn {count} kolom(men); "
            "variabelen zijn {variables}"
        ),
    },
    "table.unknown_column": {"en": "“{name}” is not a variable; {hint}", "nl": "“{name}” is geen variabele; {hint}"},
    "table.last_column": {
        "en": "the last column must be {values}, not “{name}”",
        "nl": "de laatste kolom moet {values} zijn, niet “{name}”",
    },
    "table.same_column": {"en": "the variable {name} stands here twice", "nl": "de variabele {name} staat hier twee keer"},
    "table.row": {
        "en": "this row has {count} cells, and the header has {columns}",
        "nl": "deze rij heeft {count} cellen, en de kop heeft er {columns}",
    },
    "table.formula": {
        "en": "{key}: “{value}” begins as a formula does (=, +, @), and formulas are not read; write the value itself",
        "nl": "{key}: “{value}” begint als een formule (=, +, @), en formules worden niet gelezen; schrijf de waarde zelf",
    },
    "table.total": {
        "en": "{key}: “{value}” is a total; leave rows and columns with totals out, or everybody counts twice",
        "nl": "{key}: “{value}” is een totaal; laat rijen en kolommen met totalen weg, anders telt iedereen dubbel",
    },
    "table.characters": {
        "en": "{key} has a line break or another character that cannot be shown",
        "nl": "{key} heeft een regeleinde of een ander teken dat niet te tonen is",
    },
    "table.blank": {"en": "{key} has no value", "nl": "{key} heeft geen waarde"},
    "table.long": {
        "en": "{key} has a text of more than {limit} characters",
        "nl": "{key} heeft een tekst van meer dan {limit} tekens",
    },
    "table.category": {"en": "{key}: “{value}” is not a category; {hint}", "nl": "{key}: “{value}” is geen categorie; {hint}"},
    "table.range": {
        "en": "{key}: “{value}” is not a class; write {examples}",
        "nl": "{key}: “{value}” is geen klasse; schrijf {examples}",
    },
    "table.range_backwards": {
        "en": "{key}: “{value}” ends before it starts, or is outside 0 to {most} years",
        "nl": "{key}: “{value}” eindigt voordat hij begint, of ligt buiten 0 tot {most} jaar",
    },
    "table.age_examples": {"en": "27-44, 45+, <27 or 27 to 45 (up to 45)", "nl": "27-44, 45+, <27 of 27 tot 45"},
    "table.duration_examples": {"en": "<1, 2-5 years, 6-12 months or 5+", "nl": "<1, 2-5 jaar, 6-12 maanden of 5+"},
    "table.overlap": {
        "en": "{key}: “{value}” overlaps with “{other}” on line {line}",
        "nl": "{key}: “{value}” overlapt met “{other}” op regel {line}",
    },
    "table.gap": {
        "en": "{key}: between “{other}” on line {line} and “{value}” some are in no class; classes must touch",
        "nl": "{key}: tussen “{other}” op regel {line} en “{value}” valt iemand buiten de klassen; klassen moeten aansluiten",
    },
    "table.number": {
        "en": "{key} must be a number from 0, such as 120 or 0,25, not “{value}”",
        "nl": "{key} moet een getal vanaf 0 zijn, zoals 120 of 0,25, niet “{value}”",
    },
    "table.unknown_number": {
        "en": "{key} is “{value}”, which says that the figure is not known; take a table with fewer classes, or put classes together",
        "nl": "{key} is “{value}”, en dat zegt dat het cijfer onbekend is; neem een tabel met minder klassen, of voeg klassen samen",
    },
    "table.thousands": {
        "en": "{key}: “{value}” may be a thousand times more or less; write people without a sign between the thousands",
        "nl": "{key}: “{value}” kan duizend keer meer of minder zijn; schrijf personen zonder teken tussen de duizendtallen",
    },
    "table.negative": {"en": "{key} must be 0 or more, not {value}", "nl": "{key} moet 0 of meer zijn, niet {value}"},
    "table.large": {"en": "{key} must be at most {most}, not {value}", "nl": "{key} mag hoogstens {most} zijn, niet {value}"},
    "table.duplicate": {
        "en": "the cell {cell} stands here a second time; the first is on line {line}",
        "nl": "de cel {cell} staat hier voor de tweede keer; de eerste staat op regel {line}",
    },
    "table.missing_cell": {
        "en": "the cell {cell} is missing; write 0 if there is nobody",
        "nl": "de cel {cell} ontbreekt; schrijf 0 als er niemand is",
    },
    "table.shares": {
        "en": "the {name} add up to {total} and must add up to {whole}, give or take {gap}",
        "nl": "de waarden in {name} zijn samen {total} en moeten samen {whole} zijn, op {gap} na",
    },
    "table.nobody": {"en": "the table counts nobody", "nl": "de tabel telt niemand"},
    "table.many_cells": {"en": "the table has more than {most} cells", "nl": "de tabel heeft meer dan {most} cellen"},
    # A municipality
    "city.name": {
        "en": "a municipality is called with letters, digits, - and _, such as my-city, at most {most}",
        "nl": "een gemeente heet met letters, cijfers, - en _, zoals mijn-stad, hoogstens {most}",
    },
    "city.many_tables": {"en": "--marginals may be given {most} times at most", "nl": "--marginals mag hoogstens {most} keer worden gegeven"},
    "city.same_table": {"en": "this table is given twice", "nl": "deze tabel is twee keer opgegeven"},
    "city.neighbourhoods": {
        "en": "the neighbourhood “{name}” is not in every table with neighbourhoods; the first of those is {first}",
        "nl": "de wijk “{name}” staat niet in elke tabel met wijken; de eerste daarvan is {first}",
    },
    "city.people": {
        "en": "the tables count {people} people, and a municipality has {low} to {high}",
        "nl": "de tabellen tellen {people} mensen, en een gemeente heeft er {low} tot {high}",
    },
    # Names in sentences
    "word.header": {"en": "column {position}", "nl": "kolom {position}"},
    "variable.people": {"en": "people", "nl": "personen"},
    "variable.share": {"en": "share", "nl": "aandeel"},
    "variable.percent": {"en": "percent", "nl": "procent"},
    "variable.age": {"en": "age", "nl": "leeftijd"},
    "variable.duration": {"en": "duration", "nl": "duur"},
    "variable.household": {"en": "household", "nl": "huishouden"},
    "variable.sex": {"en": "sex", "nl": "geslacht"},
    "variable.education": {"en": "education", "nl": "opleiding"},
    "variable.origin": {"en": "origin", "nl": "herkomst"},
    "variable.neighbourhood": {"en": "neighbourhood", "nl": "wijk"},
    "variable.values": {"en": "people, share or percent", "nl": "personen, aandeel of procent"},
    # The fit
    "fit.title": {"en": "How the tables of {name} fit", "nl": "Hoe de tabellen van {name} passen"},
    "fit.about": {
        "en": (
            "{people} people on the benefit. People are drawn from the profile {base} and taken such that they are spread as the tables say; "
            "{taken} of those drawn are taken. What the tables do not speak of stays as that profile has it for people in the same cell. New "
            "claims follow the tables in sex, education, origin and neighbourhood only."
        ),
        "nl": (
            "{people} mensen in de bijstand. Mensen worden getrokken uit het profiel {base} en zo genomen dat zij verdeeld zijn als in de tabellen; "
            "van de getrokkenen wordt {taken} genomen. Waar de tabellen niet over gaan, blijft zoals dat profiel het heeft voor mensen in dezelfde cel. "
            "Nieuwe aanvragers volgen de tabellen alleen in geslacht, opleiding, herkomst en wijk."
        ),
    },
    "fit.converged": {
        "en": "Converged after {rounds} rounds: every table is met within one in ten million.",
        "nl": "Geconvergeerd na {rounds} rondes: elke tabel wordt gehaald op één op tien miljoen na.",
    },
    "fit.settled": {
        "en": "Not converged: after {rounds} rounds nothing moves any more, but the tables contradict each other; the largest cell is off by {largest}.",
        "nl": "Niet geconvergeerd: na {rounds} rondes beweegt er niets meer, maar de tabellen spreken elkaar tegen; de grootste cel zit er {largest} naast.",
    },
    "fit.moving": {
        "en": "Not converged: after {rounds} rounds it still moves; the largest cell is off by {largest}.",
        "nl": "Niet geconvergeerd: na {rounds} rondes beweegt het nog; de grootste cel zit er {largest} naast.",
    },
    "fit.head": {
        "en": "table | cells | total | total absolute error (people) | largest cell | off by (people)",
        "nl": "tabel | cellen | totaal | totale absolute fout (mensen) | grootste cel | ernaast (mensen)",
    },
    "fit.order": {
        "en": "Where tables contradict each other, the last one is met and the others as far as that leaves room.",
        "nl": "Waar tabellen elkaar tegenspreken, wordt de laatste gehaald en de andere zover die ruimte laat.",
    },
    "fit.totals": {
        "en": "Different totals: {one} counts {first} people and {other} counts {second}; the first table sets the size, all are used as shares.",
        "nl": "Verschillende totalen: {one} telt {first} mensen en {other} telt er {second}; de eerste tabel bepaalt de omvang, alle gelden als aandelen.",
    },
    "fit.rounded_shares": {
        "en": "{table}: the shares add up to {total}; they were made to add up to 1.",
        "nl": "{table}: de aandelen zijn samen {total}; ze zijn samen 1 gemaakt.",
    },
    "fit.contradiction": {
        "en": "{one} and {other} contradict each other: {cell} is {first} in the one and {second} in the other.",
        "nl": "{one} en {other} spreken elkaar tegen: {cell} is {first} in de ene en {second} in de andere.",
    },
    "fit.zero": {
        "en": "{table}: {cell} has {people} people, and the profile {base} has hardly or nobody like them; they are spread over the other cells.",
        "nl": "{table}: {cell} telt {people} mensen, en het profiel {base} heeft zulke mensen nauwelijks of niet; zij zijn verdeeld over de andere cellen.",
    },
    "fit.outside": {
        "en": "{table}: {share} of the people of the profile {base} are in none of its classes, and are not drawn.",
        "nl": "{table}: {share} van de mensen van het profiel {base} valt in geen van de klassen, en wordt niet getrokken.",
    },
    "fit.nothing_wrong": {"en": "The tables do not contradict each other.", "nl": "De tabellen spreken elkaar niet tegen."},
    "fit.no_tables": {
        "en": "No tables were given: the people are those of the profile {base}.",
        "nl": "Er zijn geen tabellen gegeven: de mensen zijn die van het profiel {base}.",
    },
    "fit.cells": {"en": "Cell by cell, in people", "nl": "Cel voor cel, in mensen"},
    "fit.cells_head": {
        "en": "cell | table | base profile | fitted | difference | at month 0",
        "nl": "cel | tabel | uitgangsprofiel | gepast | verschil | in maand 0",
    },
    "fit.month_0": {
        "en": (
            "At month 0: the tables say who is there when the five years before the run begin. In those years the people live under the policy "
            "before month 0, age, leave and come in, so at month 0 they are spread somewhat differently. The last column shows it for {count} "
            "people with seed 0; {moved} of them would have to be in another cell of {table}."
        ),
        "nl": (
            "In maand 0: de tabellen zeggen wie er zijn als de vijf jaar vóór de run beginnen. In die jaren leven mensen onder het beleid van vóór "
            "maand 0, worden ouder, gaan weg en komen erbij, dus in maand 0 zijn zij iets anders verdeeld. De laatste kolom laat dat zien voor {count} "
            "mensen met seed 0; {moved} van hen zou in een andere cel van {table} moeten zitten."
        ),
    },
    "fit.report": {"en": "Report of the fit: {path}", "nl": "Verslag van de passing: {path}"},
    "city.title": {"en": "{name}: {title}", "nl": "{name}: {title}"},
    "city.source": {
        "en": "Policy: {source} People: {tables}, fitted to the profile {base}.",
        "nl": "Beleid: {source} Mensen: {tables}, gepast op het profiel {base}.",
    },
    "city.profile_head": {
        "en": "Who is on the benefit in {name}: the tables that were given, laid over the profile {base}. The fit to them is made anew whenever it is read.",
        "nl": "Wie er in {name} in de bijstand zit: de gegeven tabellen, gelegd over het profiel {base}. De passing wordt bij elke lezing opnieuw gemaakt.",
    },
}
