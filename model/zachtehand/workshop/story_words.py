"""The words of the story: what each step is called and says, where to look, and what its two worlds are called."""

from __future__ import annotations

from collections.abc import Mapping

STORY: tuple[Mapping[str, Mapping[str, str]], ...] = (
    {
        "title": {"en": "One caseworker, a pile of files", "nl": "Eén klantmanager, een stapel dossiers"},
        "text": {
            "en": (
                "Every dot is a person on the benefit, every sheet on the desk a file. The city wants this one caseworker to talk with everybody "
                "every month. That asks for more hours than one person has."
            ),
            "nl": (
                "Elke stip is iemand in de bijstand, elk vel op het bureau een dossier. De stad wil dat deze ene klantmanager iedereen elke maand"
                " spreekt. Dat vraagt meer uren dan één mens heeft."
            ),
        },
        "watch": {
            "en": "the bar under the pile, which runs past its end, and the rosy dots: people not spoken to for long.",
            "nl": "de balk onder de stapel, die voorbij het eind loopt, en de roze stippen: mensen die lang niet zijn gesproken.",
        },
        "a": {"en": "One caseworker", "nl": "Eén klantmanager"},
        "b": {"en": "One caseworker", "nl": "Eén klantmanager"},
    },
    {
        "title": {"en": "Who gets the hours?", "nl": "Wie krijgt de uren?"},
        "text": {
            "en": (
                "Four caseworkers, more asked of them than fits. Somebody has to wait: those who do not call, whose file shows no deadline, who "
                "seem far from work. In B the caseworkers are also held strictly to a target for outflow."
            ),
            "nl": (
                "Vier klantmanagers, en er wordt meer gevraagd dan past. Iemand moet wachten: wie niet belt, wie geen termijn in het dossier "
                "heeft, wie ver van werk lijkt te staan. In B worden de klantmanagers bovendien streng op een uitstroomdoel afgerekend."
            ),
        },
        "watch": {
            "en": "the share without a talk in twelve months. In B it is higher. Do more people find work in return?",
            "nl": "het deel zonder gesprek in twaalf maanden. In B is het hoger. Vinden daar meer mensen werk?",
        },
        "a": {"en": "Too few hours", "nl": "Te weinig uren"},
        "b": {"en": "Too few hours, and a target", "nl": "Te weinig uren, en een doel"},
    },
    {
        "title": {"en": "Pressure has two faces", "nl": "Druk heeft twee gezichten"},
        "text": {
            "en": (
                "The same city, the same caseworkers. In A nobody threatens; in B the letter threatens, taking part is a duty and staying away "
                "costs money. More people leave the benefit in B. Not all of them go to work."
            ),
            "nl": (
                "Dezelfde stad, dezelfde klantmanagers. In A dreigt niemand; in B dreigt de brief, is meedoen verplicht en kost wegblijven geld. "
                "In B verlaten meer mensen de bijstand. Niet allemaal gaan ze werken."
            ),
        },
        "watch": {
            "en": "how many more are in work in B, how many more have neither benefit nor work, and what happens to trust.",
            "nl": "hoeveel mensen er in B meer werken, hoeveel er meer uitkering noch werk hebben, en wat er met het vertrouwen gebeurt.",
        },
        "a": {"en": "Nobody threatens", "nl": "Niemand dreigt"},
        "b": {"en": "Pressure", "nl": "Druk"},
    },
    {
        "title": {"en": "Can, want, and be asked", "nl": "Kunnen, willen en gevraagd worden"},
        "text": {
            "en": (
                "People start something when they can, when they want to, and when somebody asks. If one of the three is missing, little happens."
                " In A there is no caseworker who asks; in B there is one for every 50 people."
            ),
            "nl": (
                "Mensen beginnen ergens aan als ze kunnen, als ze willen, en als iemand het vraagt. Ontbreekt een van de drie, dan gebeurt er "
                "weinig. In A is er geen klantmanager die iets vraagt; in B één op elke 50 mensen."
            ),
        },
        "watch": {
            "en": "the share that is really active, and that also in B many stay where they are: being asked is not enough.",
            "nl": "het deel dat werkelijk actief is, en dat ook in B veel mensen blijven waar ze zijn: vragen alleen is niet genoeg.",
        },
        "a": {"en": "Nobody asks", "nl": "Niemand vraagt"},
        "b": {"en": "Somebody asks", "nl": "Iemand vraagt"},
    },
    {
        "title": {"en": "Places run out", "nl": "Plekken raken op"},
        "text": {
            "en": (
                "Now there are enough caseworkers in both worlds. But volunteering, social activities and help with debts or health need a host: "
                "somebody who has a place. In A the city has few such places, in B the usual number."
            ),
            "nl": (
                "Nu zijn er in beide werelden genoeg klantmanagers. Maar vrijwilligerswerk, sociale activiteiten en hulp bij schulden of "
                "gezondheid vragen een gastheer: iemand die een plek heeft. In A heeft de stad weinig van zulke plekken, in B het gewone aantal."
            ),
        },
        "watch": {
            "en": "volunteering and own barriers. In A about as many talks are held, and they lead to less.",
            "nl": "vrijwilligerswerk en eigen belemmeringen. In A worden ongeveer even veel gesprekken gevoerd, en ze leiden tot minder.",
        },
        "a": {"en": "Few places", "nl": "Weinig plekken"},
        "b": {"en": "The usual places", "nl": "De gewone plekken"},
    },
    {
        "title": {"en": "A vacancy can be filled once", "nl": "Een vacature is maar één keer te vervullen"},
        "text": {
            "en": (
                "In B there are job coaches for three in ten people, in A there are none. More people find work in B. But the number of vacancies"
                " is limited: part of those jobs would have gone to other job seekers, who are not on this stage."
            ),
            "nl": (
                "In B zijn er jobcoaches voor drie op de tien mensen, in A niet. In B vinden meer mensen werk. Maar het aantal vacatures is "
                "beperkt: een deel van die banen was anders naar andere werkzoekenden gegaan, en die staan niet op dit toneel."
            ),
        },
        "watch": {
            "en": "the gain in work beside the number of displaced other job seekers: a good part of the one is the other.",
            "nl": "de winst aan werk naast het aantal verdrongen andere werkzoekenden: een flink deel van het een is het ander.",
        },
        "a": {"en": "No job coaches", "nl": "Geen jobcoaches"},
        "b": {"en": "Job coaches", "nl": "Jobcoaches"},
    },
    {
        "title": {"en": "Basic jobs, and the whole city", "nl": "Basisbanen, en de hele stad"},
        "text": {
            "en": (
                "All rules at once. A is Rotterdam: something in return, with a threat, for people without prospect of work. B is the friendly "
                "attention of Amsterdam on the same people, with 200 basic jobs per 1,000 clients: the benefit turned into a wage."
            ),
            "nl": (
                "Alle regels tegelijk. A is Rotterdam: iets terugdoen, met dreiging, voor mensen zonder uitzicht op werk. B is de vriendelijke "
                "aandacht van Amsterdam voor dezelfde mensen, met 200 basisbanen per 1.000 cliënten: de uitkering wordt loon."
            ),
        },
        "watch": {
            "en": "life satisfaction and trust, and what they cost: B is dearer every month. What would your city choose?",
            "nl": "levenstevredenheid en vertrouwen, en wat ze kosten: B is elke maand duurder. Wat zou jullie stad kiezen?",
        },
        "a": {"en": "Rotterdam, something in return", "nl": "Rotterdam, iets terugdoen"},
        "b": {"en": "Friendly attention and basic jobs", "nl": "Vriendelijke aandacht en basisbanen"},
    },
)  # fmt: skip
"""By step, in the order of :data:`zachtehand.workshop.story_steps.STEPS`: ``title``, ``text``, ``watch``, and the worlds ``a`` and ``b``."""
