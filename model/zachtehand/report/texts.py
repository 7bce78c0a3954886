"""The words of the report, in English and Dutch."""

# ruff: noqa: E501 - a text stays on one line, so that the two languages can be read side by side

from __future__ import annotations

from zachtehand.report.texts_of_money import TEXTS_OF_MONEY
from zachtehand.texts import Language

_WORDS: dict[str, dict[str, str]] = {
    **TEXTS_OF_MONEY,
    # Head
    "title": {"en": "Comparison of policies", "nl": "Vergelijking van beleid"},
    "title_run": {"en": "Outcomes of a policy", "nl": "Uitkomsten van beleid"},
    "skip": {"en": "To the report", "nl": "Naar het verslag"},
    "contents": {"en": "Contents", "nl": "Inhoud"},
    "policies_here": {"en": "Policies and their colours", "nl": "Het beleid en de kleuren"},
    "emphasise": {"en": "Show one policy clearly in all pictures", "nl": "Laat één beleid duidelijk zien in alle beelden"},
    "reference": {"en": "reference", "nl": "referentie"},
    "synthetic": {"en": "Everybody in this report is made up. Nobody in it exists.", "nl": "Iedereen in dit verslag is verzonnen. Niemand erin bestaat."},
    "csv": {"en": "Numbers behind this (CSV)", "nl": "Getallen hierachter (CSV)"},
    # One page
    "short": {"en": "In one page", "nl": "Op één bladzijde"},
    "short_who": {
        "en": "{clients} synthetic people on the benefit live through {months} months under each policy, with the same luck, in {worlds} worlds that differ in luck and in what is uncertain.",
        "nl": "{clients} verzonnen mensen in de bijstand leven {months} maanden onder elk beleid, met hetzelfde geluk, in {worlds} werelden die verschillen in geluk en in wat onzeker is.",
    },
    "short_who_unpaired": {
        "en": "Synthetic people live through {months} months under each policy, each in its own city, in {worlds} worlds that differ in luck and in what is uncertain.",
        "nl": "Verzonnen mensen leven {months} maanden onder elk beleid, elk in de eigen stad, in {worlds} werelden die verschillen in geluk en in wat onzeker is.",
    },
    "short_table": {
        "en": "Five numbers: the reference as it is, and what each other policy changes. Between brackets where 90 % of the worlds lie",
        "nl": "Vijf cijfers: de referentie zoals zij is, en wat elk ander beleid verandert. Tussen haakjes waar 90 % van de werelden ligt",
    },
    "short_table_levels": {
        "en": "Five numbers per policy. Between brackets where 90 % of the worlds lie",
        "nl": "Vijf cijfers per beleid. Tussen haakjes waar 90 % van de werelden ligt",
    },
    "short_gain": {"en": "Who gains most in life satisfaction.", "nl": "Wie er in levenstevredenheid het meest op vooruitgaat."},
    "short_gain_text": {"en": "{group} under “{policy}”: {change} points, {certainty}.", "nl": "{group} onder “{policy}”: {change} punt, {certainty}."},
    "short_no_gain": {"en": "No group gains for sure under any policy.", "nl": "Geen groep gaat er onder enig beleid met zekerheid op vooruit."},
    "short_lose": {"en": "Who loses most.", "nl": "Wie er het meest op achteruitgaat."},
    "short_no_loss": {"en": "No group loses for sure under any policy.", "nl": "Geen groep gaat er onder enig beleid met zekerheid op achteruit."},
    "short_unsure": {"en": "How sure.", "nl": "Hoe zeker."},
    "short_unsure_text": {
        "en": "Words such as “very likely” count worlds of this model. They do not say that the model is right.",
        "nl": "Woorden als “zeer waarschijnlijk” tellen werelden van dit model. Ze zeggen niet dat het model klopt.",
    },
    "short_known": {
        "en": "Of {measured} published figures that the model had not seen when it was calibrated, {inside} lie inside its intervals.",
        "nl": "Van {measured} gepubliceerde cijfers die het model bij het ijken niet had gezien, liggen er {inside} binnen zijn intervallen.",
    },
    "short_turn": {"en": "What would turn it around.", "nl": "Wat het zou omkeren."},
    "short_turn_none": {
        "en": "In all worlds most differences point the same way; section 7 says which do not.",
        "nl": "In alle werelden wijzen de meeste verschillen dezelfde kant op; deel 7 zegt welke niet.",
    },
    "short_turn_text": {
        "en": "{turned} of {all} differences in the table above point another way in at least a quarter of the worlds; section 7 says which.",
        "nl": "{turned} van de {all} verschillen in de tabel hierboven wijzen in ten minste een kwart van de werelden de andere kant op; deel 7 zegt welke.",
    },
    "short_outside": {"en": "What we do not know.", "nl": "Wat we niet weten."},
    "short_outside_text": {
        "en": "Housing, crime, children's futures and wages are outside the model.",
        "nl": "Wonen, criminaliteit, de toekomst van kinderen en lonen vallen buiten het model.",
    },
    "short_assumed": {
        "en": "Of its {count} parameters {assumed} are assumptions for which no estimate has been published.",
        "nl": "Van zijn {count} parameters zijn er {assumed} een aanname waarvoor geen schatting is gepubliceerd.",
    },
    # 1
    "question": {"en": "The question and the policies", "nl": "De vraag en het beleid"},
    "question_text": {
        "en": "What do these policies do to outflow and wellbeing, on the same people with the same luck?",
        "nl": "Wat doet elk beleid met uitstroom en welzijn, bij dezelfde mensen met hetzelfde geluk?",
    },
    "question_unpaired": {
        "en": "What do these policies do to outflow and wellbeing, each in its own city?",
        "nl": "Wat doet elk beleid met uitstroom en welzijn, elk in de eigen stad?",
    },
    "unpaired": {
        "en": "Each policy runs in its own city here, with other people and another labour market. Nothing is paired: a gap between two columns is not the effect of policy, and no differences are given.",
        "nl": "Elk beleid draait hier in de eigen stad, met andere mensen en een andere arbeidsmarkt. Er is niets gepaard: een verschil tussen twee kolommen is niet het effect van beleid, en er staan geen verschillen bij.",
    },
    "people_text": {
        "en": "{clients} synthetic clients on the profile {profile}, {months} months from {start}. They are made up: nobody in this report exists.",
        "nl": "{clients} verzonnen cliënten volgens het profiel {profile}, {months} maanden vanaf {start}. Niemand in dit verslag bestaat echt.",
    },
    "worlds_text": {
        "en": "Every policy meets the same {worlds} worlds. A world is one draw of luck{draws}. Bands hold 90 % of the worlds.",
        "nl": "Elk beleid ontmoet dezelfde {worlds} werelden. Een wereld is één trekking van het geluk{draws}. Banden omvatten 90 % van de werelden.",
    },
    "draws_text": {
        "en": " together with one draw of the {uncertain} uncertain parameters",
        "nl": " samen met één trekking van de {uncertain} onzekere parameters",
    },
    "starts_text": {
        "en": "Before month 1 these people lived under the policy before; {settled} of {checks} checks say that nothing drifted any more then.",
        "nl": "Vóór maand 1 leefden deze mensen onder het beleid daarvoor; volgens {settled} van {checks} controles verschoof er toen niets meer.",
    },
    "held_against": {"en": "the others are held against this one", "nl": "de andere worden hiermee vergeleken"},
    "rests_on": {"en": "Rests on", "nl": "Berust op"},
    "settings": {"en": "What differs between them", "nl": "Wat ertussen verschilt"},
    "settings_caption": {"en": "Settings that are not the same everywhere ({count})", "nl": "Instellingen die niet overal gelijk zijn ({count})"},
    "no_settings": {"en": "No setting differs.", "nl": "Er verschilt geen enkele instelling."},
    "setting": {"en": "Setting", "nl": "Instelling"},
    "settings_few": {"en": "The settings that tell them apart best; all {count} that differ stand in section 9", "nl": "De instellingen die ze het best onderscheiden; alle {count} die verschillen staan in deel 9"},
    "part.reforms": {"en": "Change {number}", "nl": "Verandering {number}"},
    "part.programmes": {"en": "Programme {number}", "nl": "Programma {number}"},
    "by_law": {"en": "as the law says", "nl": "volgens de wet"},
    "not_set": {"en": "not set", "nl": "niet ingesteld"},
    "yes": {"en": "yes", "nl": "ja"},
    "no": {"en": "no", "nl": "nee"},
    # 2
    "headline": {"en": "Key numbers", "nl": "Kerncijfers"},
    "headline_caption": {
        "en": "Mean over worlds, with the band that holds 90 % of them; below it the difference with “{reference}”",
        "nl": "Gemiddelde over werelden, met de band die er 90 % van omvat; daaronder het verschil met “{reference}”",
    },
    "headline_caption_alone": {"en": "Mean over worlds, with the band that holds 90 % of them", "nl": "Gemiddelde over werelden, met de band die er 90 % van omvat"},
    "cumulative": {"en": "whole run", "nl": "hele looptijd"},
    "last-year mean": {"en": "mean of the last year", "nl": "gemiddelde van het laatste jaar"},
    "month": {"en": "per month", "nl": "per maand"},
    "indicator": {"en": "Indicator", "nl": "Indicator"},
    "better": {"en": "improvement", "nl": "verbetering"},
    "worse": {"en": "deterioration", "nl": "verslechtering"},
    "certainty": {"en": "How certainty is put into words", "nl": "Hoe zekerheid in woorden wordt gezet"},
    "scale": {"en": "on a scale from 0 to 1", "nl": "op een schaal van 0 tot 1"},
    "points": {"en": "percentage points", "nl": "procentpunt"},
    # 3
    "over_time": {"en": "Over time, and what has to be weighed", "nl": "In de tijd, en wat er af te wegen is"},
    "over_time_text": {
        "en": "Lines are means over worlds, bands hold 90 % of them. Flows and money are added up since the start.",
        "nl": "Lijnen zijn gemiddelden over werelden, banden omvatten er 90 % van. Stromen en geld zijn opgeteld sinds het begin.",
    },
    "finding": {"en": "{label}: {change} under “{policy}” against “{reference}”", "nl": "{label}: {change} onder “{policy}” ten opzichte van “{reference}”"},
    "finding_none": {"en": "{label}: no policy differs from “{reference}” for sure", "nl": "{label}: geen beleid verschilt met zekerheid van “{reference}”"},
    "finding_level": {"en": "{label}: {value} under “{policy}”", "nl": "{label}: {value} onder “{policy}”"},
    "finding_range": {"en": "{label}: from {low} (“{lowest}”) to {high} (“{highest}”)", "nl": "{label}: van {low} (“{lowest}”) tot {high} (“{highest}”)"},
    "tradeoff": {"en": "What has to be weighed", "nl": "Wat er af te wegen is"},
    "tradeoff_text": {
        "en": "Right is more people to work, up is more life satisfaction, the words under a name say what it costs the municipality. Whiskers hold 90 % of the worlds; where they cross a grey line, the direction is not sure.",
        "nl": "Rechts is meer mensen aan het werk, omhoog is meer levenstevredenheid, de woorden onder een naam zeggen wat het de gemeente kost. Strepen omvatten 90 % van de werelden; waar ze een grijze lijn kruisen, is de richting niet zeker.",
    },
    "tradeoff_all": {
        "en": "{count} of {others} policies do better than “{reference}” on both work and life satisfaction, and cost the municipality no more",
        "nl": "{count} van de {others} vormen van beleid doen het beter dan “{reference}” op werk én levenstevredenheid, zonder de gemeente meer te kosten",
    },
    "axis_work": {"en": "to work above the benefit, per 1,000 clients", "nl": "naar werk boven bijstand, per 1.000 cliënten"},
    "axis_satisfaction": {"en": "life satisfaction, points (0–10)", "nl": "levenstevredenheid, punten (0–10)"},
    "tradeoff_note": {
        "en": "Work: whole run; life satisfaction: mean of the last year, of everybody followed; money: per client, whole run, discounted, prices of {year}",
        "nl": "Werk: hele looptijd; levenstevredenheid: gemiddelde van het laatste jaar, van iedereen die gevolgd wordt; geld: per cliënt, hele looptijd, teruggerekend, prijzen van {year}",
    },
    "costs_more": {"en": "€ {amount} dearer", "nl": "€ {amount} duurder"},
    "costs_less": {"en": "€ {amount} cheaper", "nl": "€ {amount} goedkoper"},
    # 4
    "for_whom": {"en": "For whom", "nl": "Voor wie"},
    "for_whom_text": {
        "en": "People are grouped by what they were at the start, so that the same person is in the same group under every policy. Points are mean differences with “{reference}”, whiskers hold 90 % of the worlds.",
        "nl": "Mensen zijn ingedeeld naar hoe zij bij de start waren, zodat dezelfde persoon onder elk beleid in dezelfde groep zit. Punten zijn gemiddelde verschillen met “{reference}”, strepen omvatten 90 % van de werelden.",
    },
    "for_whom_text_levels": {
        "en": "People are grouped by what they were at the start. Points are means over worlds, whiskers hold 90 % of them.",
        "nl": "Mensen zijn ingedeeld naar hoe zij bij de start waren. Punten zijn gemiddelden over werelden, strepen omvatten er 90 % van.",
    },
    "dimension.distance": {"en": "Distance to work", "nl": "Afstand tot werk"},
    "dimension.age": {"en": "Age", "nl": "Leeftijd"},
    "dimension.household": {"en": "Household", "nl": "Huishouden"},
    "dimension.health": {"en": "Health", "nl": "Gezondheid"},
    "group_finding": {
        "en": "{label}: most under “{policy}” for “{group}” ({change})",
        "nl": "{label}: het meest onder “{policy}” voor “{group}” ({change})",
    },
    "group_finding_none": {"en": "{label}: for no group does a policy differ for sure", "nl": "{label}: voor geen enkele groep verschilt beleid met zekerheid"},
    "by_group_levels": {"en": "{label} by group", "nl": "{label} naar groep"},
    "fair_share": {"en": "Who gets the hours of caseworkers", "nl": "Wie de uren van klantmanagers krijgt"},
    "fair_share_text": {
        "en": "Clients stand from left to right from the third nearest to work to the third farthest from it. On the grey line everybody gets an equal share of the hours; above it, those near to work get more.",
        "nl": "Cliënten staan van links naar rechts van het derde deel het dichtst bij werk tot het derde deel er het verst vanaf. Op de grijze lijn krijgt iedereen evenveel van de uren; daarboven krijgt wie dicht bij werk staat meer.",
    },
    "fair_share_finding": {
        "en": "The third nearest to work gets from {low} (“{lowest}”) to {high} (“{highest}”) of the hours",
        "nl": "Het derde deel het dichtst bij werk krijgt van {low} (“{lowest}”) tot {high} (“{highest}”) van de uren",
    },
    "fair_share_finding_alone": {"en": "The third nearest to work gets {high} of the hours", "nl": "Het derde deel het dichtst bij werk krijgt {high} van de uren"},
    "fair_share_note": {
        "en": "whole run, clients on the benefit by distance to work at the start",
        "nl": "hele looptijd, cliënten in de bijstand naar afstand tot werk bij de start",
    },
    "axis_clients": {"en": "clients, nearest to work first", "nl": "cliënten, dichtst bij werk eerst"},
    "axis_hours": {"en": "hours of caseworkers", "nl": "uren van klantmanagers"},
    "equal": {"en": "equal", "nl": "gelijk"},
    "parked": {"en": "Who is parked", "nl": "Wie er geparkeerd staat"},
    "parked_text": {
        "en": "People on the benefit whom no caseworker has spoken to for a year.",
        "nl": "Mensen in de bijstand die een jaar lang geen klantmanager hebben gesproken.",
    },
    "parked_caption": {
        "en": "No talk with a caseworker for twelve months: share of those on the benefit, mean of the last year",
        "nl": "Twaalf maanden geen gesprek met een klantmanager: deel van wie in de bijstand zit, gemiddelde van het laatste jaar",
    },
    "group": {"en": "Group", "nl": "Groep"},
    "displaced": {"en": "Who is displaced", "nl": "Wie wordt verdrongen"},
    "displaced_text": {
        "en": "People who did not get a job because someone helped by the policy got it. They do not show up in outflow; section 6 says what their work may be worth.",
        "nl": "Mensen die een baan niet kregen omdat iemand met hulp van het beleid hem kreeg. In de uitstroom zijn zij onzichtbaar; deel 6 zegt wat hun werk waard kan zijn.",
    },
    "displaced_caption": {
        "en": "Offers and jobs that others miss, with the band that holds 90 % of the worlds",
        "nl": "Aanbiedingen en banen die anderen mislopen, met de band die 90 % van de werelden omvat",
    },
    # 5
    "lives": {"en": "The same person under each policy", "nl": "Dezelfde persoon onder elk beleid"},
    "lives_text": {
        "en": "These are made-up people, chosen by rule and not for their story: one near the middle of all, the one who gains most and the one who loses most under “{second}” against “{first}”, in the first world. One life shows how a policy can work out, never how it works out in general.",
        "nl": "Dit zijn verzonnen mensen, gekozen volgens een regel en niet om hun verhaal: één nabij het midden van allen, degene die er onder “{second}” ten opzichte van “{first}” het meest op vooruitgaat en degene die er het meest op achteruitgaat, in de eerste wereld. Eén leven laat zien hoe beleid kan uitpakken, nooit hoe het in het algemeen uitpakt.",
    },
    "lives_text_several": {
        "en": "These are made-up people, chosen by rule and not for their story: one near the middle of all, and of all differences with “{first}” the one who gains most and the one who loses most under any policy, in the first world. Each is followed under every policy. One life shows how a policy can work out, never how it works out in general.",
        "nl": "Dit zijn verzonnen mensen, gekozen volgens een regel en niet om hun verhaal: één nabij het midden van allen, en van alle verschillen met “{first}” degene die er onder enig beleid het meest op vooruitgaat en degene die er het meest op achteruitgaat, in de eerste wereld. Ieder is onder elk beleid gevolgd. Eén leven laat zien hoe beleid kan uitpakken, nooit hoe het in het algemeen uitpakt.",
    },
    "no_lives": {
        "en": "No lives were kept with these results. The command twin follows one person under two policies.",
        "nl": "Bij deze resultaten zijn geen levens bewaard. De opdracht twin volgt één persoon onder twee keer beleid.",
    },
    "life.typical": {"en": "Near the middle", "nl": "Nabij het midden"},
    "life.gains-most": {"en": "Gains most", "nl": "Wint het meest"},
    "life.loses-most": {"en": "Loses most", "nl": "Verliest het meest"},
    "under": {"en": "Under “{policy}”", "nl": "Onder “{policy}”"},
    "life_scroll": {"en": "All lives of one person in one picture", "nl": "Alle levens van één persoon in één beeld"},
    # 8
    "trust": {"en": "How far the model can be trusted", "nl": "Hoe ver het model te vertrouwen is"},
    "trust_text": {
        "en": "This is a model: it shows what follows from what is put in, not what will happen. Uncertain parameters (assumptions, estimates, expert judgement) are drawn from the ensemble calibrated on known figures, or from their ranges where there is none.",
        "nl": "Dit is een model: het laat zien wat volgt uit wat erin is gestopt, niet wat er gaat gebeuren. Onzekere parameters (aannames, schattingen, oordelen van deskundigen) zijn getrokken uit het ensemble dat op bekende cijfers is geijkt, of uit hun marges waar dat er niet is.",
    },
    "no_known": {"en": "No validation was published with the version that made these results.", "nl": "Bij de versie die deze resultaten maakte, is geen validatie gepubliceerd."},
    "known_caption": {"en": "Published figures and the model's 95 % interval", "nl": "Gepubliceerde cijfers en het 95 %-interval van het model"},
    "known_use": {"en": "Figures", "nl": "Cijfers"},
    "known_inside": {"en": "Inside", "nl": "Erbinnen"},
    "known_measured": {"en": "Measured", "nl": "Gemeten"},
    "use.validation": {"en": "not seen when calibrating", "nl": "bij het ijken niet gezien"},
    "use.calibration": {"en": "used to calibrate", "nl": "gebruikt om te ijken"},
    "use.direction": {"en": "directions that must hold", "nl": "richtingen die moeten kloppen"},
    "verdict.inside": {"en": "inside", "nl": "erbinnen"},
    "verdict.outside": {"en": "outside", "nl": "erbuiten"},
    "misses": {"en": "What the model fails to reproduce", "nl": "Wat het model niet nabootst"},
    "misses_caption": {
        "en": "Figures that the model had not seen and that lie outside its 95 % interval ({count}), and directions that fail",
        "nl": "Cijfers die het model niet had gezien en die buiten zijn 95 %-interval liggen ({count}), en richtingen die niet kloppen",
    },
    "hits": {"en": "What it reproduces", "nl": "Wat het nabootst"},
    "hits_caption": {
        "en": "Figures that the model had not seen and that lie inside its 95 % interval ({count})",
        "nl": "Cijfers die het model niet had gezien en die binnen zijn 95 %-interval liggen ({count})",
    },
    "figure": {"en": "Figure", "nl": "Cijfer"},
    "known": {"en": "Known", "nl": "Bekend"},
    "model_says": {"en": "Model, 95 % interval", "nl": "Model, 95 %-interval"},
    "direction_fails": {"en": "direction", "nl": "richting"},
    # 9
    "method": {"en": "Method, and how to make this again", "nl": "Methode, en hoe dit opnieuw te maken"},
    "method_text": {
        "en": "Zachte Hand simulates people on social assistance month by month: talks, pressure, motivation, activities, vacancies, health and money. All policies meet the same people with the same luck, so that what differs is policy. The ODD description of the model has every mechanism.",
        "nl": "Zachte Hand bootst mensen in de bijstand maand voor maand na: gesprekken, druk, motivatie, activiteiten, vacatures, gezondheid en geld. Elk beleid ontmoet dezelfde mensen met hetzelfde geluk, zodat wat verschilt het beleid is. De ODD-beschrijving van het model heeft elk mechanisme.",
    },
    "grades_caption": {"en": "What the {count} parameters of the model rest on", "nl": "Waar de {count} parameters van het model op berusten"},
    "count": {"en": "Parameters", "nl": "Parameters"},
    "of_which_drawn": {"en": "of which drawn anew in every world", "nl": "waarvan in elke wereld opnieuw getrokken"},
    "parameters_csv": {"en": "All parameters with value, range, grade and source (CSV)", "nl": "Alle parameters met waarde, marge, soort en bron (CSV)"},
    "parameter.path": {"en": "path", "nl": "pad"},
    "parameter.value": {"en": "value", "nl": "waarde"},
    "parameter.low": {"en": "low", "nl": "laagste"},
    "parameter.high": {"en": "high", "nl": "hoogste"},
    "parameter.unit": {"en": "unit", "nl": "eenheid"},
    "parameter.grade": {"en": "grade", "nl": "soort"},
    "parameter.source": {"en": "source", "nl": "bron"},
    "parameter.text": {"en": "text", "nl": "betekenis"},
    "parameter.uncertain": {"en": "drawn", "nl": "getrokken"},
    "definitions": {"en": "What the indicators mean", "nl": "Wat de indicatoren betekenen"},
    "again": {"en": "How to make this again", "nl": "Hoe dit opnieuw te maken"},
    "again_text": {
        "en": "With the same versions, either of these gives the same numbers, bit for bit. Run the second beside manifest.json.",
        "nl": "Met dezelfde versies geeft elk van deze opdrachten dezelfde getallen, bit voor bit. Draai de tweede naast manifest.json.",
    },
    "again_text_alone": {
        "en": "With the same versions, this gives the same numbers, bit for bit. Run it beside manifest.json.",
        "nl": "Met dezelfde versies geeft dit dezelfde getallen, bit voor bit. Draai het naast manifest.json.",
    },
    "made_with": {
        "en": "Made with zachtehand {zachtehand}, Python {python}, NumPy {numpy}; started {started}.",
        "nl": "Gemaakt met zachtehand {zachtehand}, Python {python}, NumPy {numpy}; begonnen {started}.",
    },
    "commit": {"en": "Code commit {commit}.", "nl": "Commit van de code {commit}."},
    "fingerprint": {"en": "Fingerprint of the numbers {fingerprint}.", "nl": "Vingerafdruk van de getallen {fingerprint}."},
    "marks": {
        "en": "Every number on this page carries in its source what it is (data-key), so that it can be recomputed from the Parquet files.",
        "nl": "Elk getal op deze bladzijde draagt in zijn broncode wat het is (data-key), zodat het uit de Parquet-bestanden na te rekenen is.",
    },
}  # fmt: skip


def words(key: str, language: Language) -> str:
    """A text of the report, not filled in yet. Raises KeyError for an unknown key."""
    return _WORDS[key][language]
