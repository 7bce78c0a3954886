"""The words of the report about money and about what would turn a conclusion around, in English and Dutch."""

# ruff: noqa: E501 - a text stays on one line, so that the two languages can be read side by side

from __future__ import annotations

TEXTS_OF_MONEY: dict[str, dict[str, str]] = {
    # 6
    "money": {"en": "Money: who pays, who gains", "nl": "Geld: wie betaalt, wie wint"},
    "money_text": {
        "en": "Amounts are in euro per client at the start, in prices of {year}. The whole run is discounted at {rate} a year to the start of the policy; the years beside it are not. A plus is a gain, a minus a cost.",
        "nl": "Bedragen zijn in euro per cliënt bij de start, in prijzen van {year}. De hele looptijd is met {rate} per jaar teruggerekend naar de start van het beleid; de jaren ernaast niet. Een plus is een winst, een min een last.",
    },
    "money_conventions": {
        "en": "What one pays another receives: benefits that are saved are a loss to clients and a gain to the municipality, and nothing to society. Work is taken to be worth what employers and customers pay for it; work in a basic job, for which the municipality pays, therefore counts for nothing. What people and organisations receive for their work is the use of resources, and a cost to society. Left out are the grants of the state to the municipality, allowances for rent, care and children, and gains in health care, safety and volunteering. Life satisfaction is not turned into money, since no official Dutch value exists.",
        "nl": "Wat de een betaalt, ontvangt de ander: bespaarde uitkering is een verlies voor cliënten en een winst voor de gemeente, en voor de samenleving niets. Werk geldt als waard wat werkgevers en klanten ervoor betalen; werk in een basisbaan, dat de gemeente betaalt, telt daardoor niet mee. Wat mensen en organisaties voor hun werk ontvangen is gebruik van middelen, en een last voor de samenleving. Niet meegeteld zijn de bijdragen van het Rijk aan de gemeente, toeslagen voor huur, zorg en kinderen, en winst in zorg, veiligheid en vrijwilligerswerk. Levenstevredenheid is niet in geld uitgedrukt, want een officiële Nederlandse waarde bestaat niet.",
    },
    "money_displaced": {
        "en": "Displaced work. Clients compete with each other for the same vacancies, so what they take from each other is in every figure already. Other job seekers are not simulated; the jobs that pass them by (section 4) are counted. How long they go without work is not known; studies say that it passes. Society therefore has two balances, and the truth lies between them: one if these others find other work at once, one if they find none and each job that passes them by is worth as much as what employers pay for a job offered to a client under “{reference}”.",
        "nl": "Verdrongen werk. Cliënten dingen mee naar dezelfde vacatures, dus wat zij van elkaar afnemen zit al in elk cijfer. Andere werkzoekenden worden niet nagebootst; wel geteld zijn de banen die aan hen voorbijgaan (deel 4). Hoe lang zij zonder werk blijven, is niet bekend; onderzoek wijst op tijdelijk. Daarom heeft de samenleving twee saldo's, en ligt de waarheid ertussen: één als die anderen meteen ander werk vinden, één als zij geen ander werk vinden en elke baan die aan hen voorbijgaat evenveel waard is als wat werkgevers betalen voor een baan die onder “{reference}” aan een cliënt wordt aangeboden.",
    },
    "money_known_until": {
        "en": "Benefit norms are known until {date}; prices stay at that level from then on.",
        "nl": "Bijstandsnormen zijn bekend tot {date}; daarna blijven prijzen op dat niveau.",
    },
    "money_chart": {"en": "Who gains and who pays, over the whole run, discounted", "nl": "Wie wint en wie betaalt, over de hele looptijd, teruggerekend"},
    "money_finding": {
        "en": "Over the whole run the municipality is {low} (“{lowest}”) to {high} (“{highest}”) euro per client better off (minus: worse off) than under “{reference}”",
        "nl": "Over de hele looptijd is de gemeente {low} (“{lowest}”) tot {high} (“{highest}”) euro per cliënt beter af (min: slechter af) dan onder “{reference}”",
    },
    "money_finding_one": {
        "en": "Over the whole run the municipality is {high} euro per client better off (minus: worse off) under “{highest}” than under “{reference}”",
        "nl": "Over de hele looptijd is de gemeente onder “{highest}” {high} euro per cliënt beter af (min: slechter af) dan onder “{reference}”",
    },
    "money_finding_level": {
        "en": "Over the whole run the municipality pays {high} euro per client",
        "nl": "Over de hele looptijd betaalt de gemeente {high} euro per cliënt",
    },
    "money_finding_levels": {
        "en": "Over the whole run the municipality pays from {low} (“{lowest}”) to {high} (“{highest}”) euro per client",
        "nl": "Over de hele looptijd betaalt de gemeente van {low} (“{lowest}”) tot {high} (“{highest}”) euro per cliënt",
    },
    "money_table": {
        "en": "{policy}: gains and costs against “{reference}”, euro per client, with the band of 90 % for the whole run",
        "nl": "{policy}: winst en last ten opzichte van “{reference}”, euro per cliënt, met voor de hele looptijd de band van 90 %",
    },
    "money_table_level": {
        "en": "{policy}: what each receives (plus) and pays (minus), euro per client, with the band of 90 % for the whole run",
        "nl": "{policy}: wat ieder ontvangt (plus) en betaalt (min), euro per cliënt, met voor de hele looptijd de band van 90 %",
    },
    "money_short": {"en": "Balance of the municipality", "nl": "Saldo van de gemeente"},
    "money_short_note": {"en": "euro per client, whole run, discounted, prices of {year}", "nl": "euro per cliënt, hele looptijd, teruggerekend, prijzen van {year}"},
    "money_definition": {
        "en": "What the three budgets of the municipality receive less what they pay; a minus is a cost.",
        "nl": "Wat de drie budgetten van de gemeente ontvangen min wat zij betalen; een min is een last.",
    },
    "money_over_time": {"en": "Cost to the municipality", "nl": "Kosten voor de gemeente"},
    "money_over_time_note": {
        "en": "In the title: whole run, discounted. In the picture: added up since the start, not discounted. Prices of {year}, per client at the start.",
        "nl": "In de titel: hele looptijd, teruggerekend. In het beeld: opgeteld sinds het begin, niet teruggerekend. Prijzen van {year}, per cliënt bij de start.",
    },
    "who": {"en": "Who", "nl": "Wie"},
    "year_number": {"en": "Year {year}", "nl": "Jaar {year}"},
    "year_part": {"en": "Year {year} ({months} months)", "nl": "Jaar {year} ({months} maanden)"},
    "whole_run": {"en": "Whole run, discounted", "nl": "Hele looptijd, teruggerekend"},
    "actor.municipality": {"en": "municipality together", "nl": "gemeente samen"},
    "actor.work": {"en": "value of the work done, as paid for", "nl": "waarde van het gedane werk, naar wat ervoor betaald is"},
    "actor.society": {"en": "society, if others find other work", "nl": "samenleving, als anderen werk vinden"},
    "actor.others": {"en": "work that others lose, if they find none", "nl": "werk dat anderen mislopen, als zij geen ander vinden"},
    "actor.society_least": {"en": "society, if others find none", "nl": "samenleving, als anderen niets vinden"},
    "actor.satisfaction": {"en": "life satisfaction, points (0–10), not in euro", "nl": "levenstevredenheid, punten (0–10), niet in euro"},
    "once": {"en": "Once and running", "nl": "Eenmalig en lopend"},
    "once_caption": {
        "en": "Balance of the municipality: costs that come once and costs that keep running, euro per client, whole run, discounted",
        "nl": "Saldo van de gemeente: lasten die eenmalig zijn en lasten die doorlopen, euro per cliënt, hele looptijd, teruggerekend",
    },
    "once_text": {
        "en": "Once is paid for an event, such as leaving for work, and for what has to be set up: finding and settling in staff (successors too), courses for caseworkers, finding new places, fitting out basic jobs. The price of settling in is published; the other three are assumptions with wide ranges. Making the policy, and computer systems, are not counted.",
        "nl": "Eenmalig wordt betaald om een gebeurtenis, zoals uitstroom naar werk, en voor wat moet worden opgezet: personeel werven en inwerken (ook opvolgers), cursussen voor klantmanagers, nieuwe plekken vinden, basisbanen inrichten. De prijs van inwerken is gepubliceerd; de andere drie zijn aannames met ruime marges. Het maken van beleid en computersystemen tellen niet mee.",
    },
    "kind_once": {"en": "once", "nl": "eenmalig"},
    "kind_running": {"en": "running", "nl": "lopend"},
    "items": {"en": "What the difference consists of", "nl": "Waar het verschil uit bestaat"},
    "items_level": {"en": "What the balance consists of", "nl": "Waar het saldo uit bestaat"},
    "items_caption": {
        "en": "The items that move the balance of the municipality most, euro per client, whole run, discounted",
        "nl": "De posten die het saldo van de gemeente het meest verschuiven, euro per cliënt, hele looptijd, teruggerekend",
    },
    "item": {"en": "Item", "nl": "Post"},
    "prices": {"en": "Prices and their sources", "nl": "Prijzen en hun bronnen"},
    "prices_caption": {
        "en": "Each price with the year of its price level; a month counts it at the price level of that month",
        "nl": "Elke prijs met het jaar van het prijspeil; in een maand telt hij tegen het prijspeil van die maand",
    },
    "price": {"en": "Price", "nl": "Prijs"},
    "value": {"en": "Value", "nl": "Waarde"},
    "range": {"en": "Range", "nl": "Marge"},
    "grade": {"en": "Grade", "nl": "Soort bron"},
    "source": {"en": "Source", "nl": "Bron"},
    "grade.measured": {"en": "measured", "nl": "gemeten"},
    "grade.estimated": {"en": "estimated", "nl": "geschat"},
    "grade.expert": {"en": "expert judgement", "nl": "oordeel van deskundigen"},
    "grade.calibrated": {"en": "calibrated", "nl": "geijkt"},
    "grade.assumption": {"en": "assumption", "nl": "aanname"},
    # 7
    "turning": {"en": "What would turn the conclusion around", "nl": "Wat de conclusie zou omkeren"},
    "turning_text": {
        "en": "A conclusion is as strong as the number of worlds that agree with it.",
        "nl": "Een conclusie is zo sterk als het aantal werelden dat ermee instemt.",
    },
    "turning_caption": {"en": "In how many of {worlds} worlds the difference points the other way", "nl": "In hoeveel van de {worlds} werelden het verschil de andere kant op wijst"},
    "against": {"en": "{against} of {worlds}", "nl": "{against} van {worlds}"},
    "assumptions": {"en": "Which assumption", "nl": "Welke aanname"},
    "assumptions_few": {
        "en": "With {worlds} worlds nobody can say which assumption decides: that takes at least {least}, with at least {fewest} on either side. Run it again with more worlds (--seeds), or ask the command unless.",
        "nl": "Met {worlds} werelden valt niet te zeggen welke aanname beslist: dat vraagt er ten minste {least}, met aan elke kant ten minste {fewest}. Draai opnieuw met meer werelden (--seeds), of vraag het de opdracht unless.",
    },
    "assumptions_firm": {
        "en": "No assumption needs to be looked for: with every conclusion fewer than {fewest} of {worlds} worlds disagree, or fewer than {fewest} agree.",
        "nl": "Er is geen aanname om naar te zoeken: met elke conclusie zijn minder dan {fewest} van de {worlds} werelden het oneens, of minder dan {fewest} eens.",
    },
    "assumptions_found": {
        "en": "{label} under “{policy}”: the worlds that disagree differ most in one parameter, {parameter}; by chance one of all {count} uncertain parameters would differ as much in {chance} of the cases.",
        "nl": "{label} onder “{policy}”: de werelden die niet instemmen verschillen het meest in één parameter, {parameter}; door toeval zou een van alle {count} onzekere parameters in {chance} van de gevallen evenveel verschillen.",
    },
    "assumptions_none": {
        "en": "{label} under “{policy}”: no single one of the {count} uncertain parameters tells the worlds that disagree from the others.",
        "nl": "{label} onder “{policy}”: geen enkele van de {count} onzekere parameters onderscheidt de werelden die niet instemmen van de andere.",
    },
    "searched": {"en": "What was searched for apart", "nl": "Wat apart is uitgezocht"},
    "searched_unless": {
        "en": "{label}, {policies}: the worlds in which the conclusion holds, and those in which it turns around",
        "nl": "{label}, {policies}: de werelden waarin de conclusie geldt, en die waarin zij omkeert",
    },
    "searched_sensitivity": {
        "en": "{label}, {policies}: the assumptions that move it most",
        "nl": "{label}, {policies}: de aannames die er het meest aan veranderen",
    },
    "break_even": {"en": "Which price", "nl": "Welke prijs"},
    "break_even_text": {
        "en": "At unchanged behaviour the mean balance of the municipality would be the same as under “{reference}” if, each by itself:",
        "nl": "Bij gelijk gedrag zou het gemiddelde saldo van de gemeente hetzelfde zijn als onder “{reference}” als, elk op zichzelf:",
    },
    "break_even_item": {"en": "{policy}: the item “{item}” came out {share} {way}.", "nl": "{policy}: de post “{item}” {share} {way} uitvalt."},
    "break_even_none": {
        "en": "{policy}: no single item turns the balance around, even if it were nothing or twice as high.",
        "nl": "{policy}: geen enkele post keert het saldo om, ook niet als die nul of twee keer zo hoog was.",
    },
    "dearer": {"en": "higher", "nl": "hoger"},
    "cheaper": {"en": "lower", "nl": "lager"},
    "nothing_compared": {"en": "Nothing is compared here, so there is no conclusion to turn around.", "nl": "Hier wordt niets vergeleken, dus is er geen conclusie om te keren."},
}  # fmt: skip
"""Key -> language -> text."""
