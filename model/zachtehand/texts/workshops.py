"""What the command line says about workshops, in English and Dutch; see :mod:`zachtehand.texts`."""

from __future__ import annotations

WORKSHOP_TEXTS: dict[str, dict[str, str]] = {
    "help.workshop": {
        "en": "Show two policies to a room, live: one drives, everybody watches and guesses on their own screen.",
        "nl": "Laat een zaal twee keer beleid zien, live: één stuurt, iedereen kijkt mee en voorspelt op het eigen scherm.",
    },
    "help.workshop_first": {
        "en": "World A: a scenario, whose people both worlds get; or the folder of an earlier workshop, to go on with it. Default rotterdam.",
        "nl": "Wereld A: een scenario, waarvan beide werelden de mensen krijgen; of de map van een eerdere workshop, om verder te gaan. Standaard rotterdam.",
    },
    "help.workshop_second": {"en": "World B: a scenario. Default amsterdam.", "nl": "Wereld B: een scenario. Standaard amsterdam."},
    "help.host": {
        "en": "Address to listen at: 0.0.0.0 for everybody in the network of the room; by default this computer only.",
        "nl": "Adres om op te luisteren: 0.0.0.0 voor iedereen in het netwerk van de zaal; standaard alleen deze computer.",
    },
    "help.port": {
        "en": "Port to listen at; by default the first that is free from 8000 on.",
        "nl": "Poort om op te luisteren; standaard de eerste die vrij is vanaf 8000.",
    },
    "help.workshop_months": {"en": "Length of the run in months.", "nl": "Looptijd in maanden."},
    "help.workshop_clients": {"en": "Number of clients at the start; default 2,000.", "nl": "Aantal cliënten bij de start; standaard 2.000."},
    "help.workshop_out": {
        "en": "New folder for the log; by default one in results with the time in its name.",
        "nl": "Nieuwe map voor het logboek; standaard een in results met de tijd in de naam.",
    },
    "help.developer": {
        "en": "Instead, a look inside one run for who knows Mesa, in SolaraViz.",
        "nl": "In plaats daarvan een blik in één run voor wie Mesa kent, in SolaraViz.",
    },
    "output.developer": {
        "en": "A look inside {scenario}: http://{host}:{port} (Ctrl-C stops it)",
        "nl": "Een blik in {scenario}: http://{host}:{port} (Ctrl-C stopt)",
    },
    "help.browser": {"en": "Open the facilitator's page here.", "nl": "Open hier de pagina van de gespreksleider."},
    "help.benchmark_workshop": {
        "en": "Measure the server of a workshop under a full room, instead of the model itself.",
        "nl": "Meet de server van een workshop met een volle zaal, in plaats van het model zelf.",
    },
    "help.minutes": {"en": "With --workshop: how long, in minutes.", "nl": "Bij --workshop: hoe lang, in minuten."},
    "kind.positive_to": {"en": "a number above 0, up to {high}", "nl": "een getal boven 0, tot en met {high}"},
    "help.replay": {
        "en": "Write a run of two policies as one page that plays without a network, such as from a mail.",
        "nl": "Schrijf een loop van twee keer beleid als één pagina die zonder netwerk afspeelt, zoals uit een mail.",
    },
    "help.replay_first": {
        "en": "World A: a scenario, whose people both worlds get; or the folder of a workshop, for what it saw last.",
        "nl": "Wereld A: een scenario, waarvan beide werelden de mensen krijgen; of de map van een workshop, voor wat die het laatst zag.",
    },
    "help.replay_second": {"en": "World B: a scenario.", "nl": "Wereld B: een scenario."},
    "help.replay_clients": {
        "en": "Number of clients at the start; default 2,000, with --atlas 300.",
        "nl": "Aantal cliënten bij de start; standaard 2.000, met --atlas 300.",
    },
    "help.replay_out": {
        "en": "The page to write; by default replay-… in results. It must not exist.",
        "nl": "De pagina om te schrijven; standaard replay-… in results. Ze mag nog niet bestaan.",
    },
    "help.atlas": {
        "en": "Work out other positions of the dials of world B beforehand, so that the page has sliders.",
        "nl": "Reken vooraf andere standen van de knoppen van wereld B uit, zodat de pagina schuiven heeft.",
    },
    "output.replay": {
        "en": "{path}: {size} kB, opens in any browser, without a network.",
        "nl": "{path}: {size} kB, opent in elke browser, zonder netwerk.",
    },
    "error.replay_of_what": {
        "en": "{name} is no folder of a workshop; give that, or two scenarios",
        "nl": "{name} is geen map van een workshop; geef die, of twee scenario's",
    },
    "error.nothing_played": {
        "en": "in this workshop no month has gone by yet, so there is nothing to replay",
        "nl": "in deze workshop is nog geen maand voorbijgegaan, dus er is niets om af te spelen",
    },
    "error.not_html": {"en": "the name of a replay ends in .html", "nl": "de naam van een replay eindigt op .html"},
    "output.workshop": {
        "en": (
            "Facilitator (keep this link to yourself): {facilitator}\n"
            "Participants:                             {join}\n"
            "Log:                                      {folder}\n"
            "Stop with Ctrl-C; go on later with: zachtehand workshop {folder}"
        ),
        "nl": (
            "Gespreksleider (houd deze link voor uzelf): {facilitator}\n"
            "Deelnemers:                                 {join}\n"
            "Logboek:                                    {folder}\n"
            "Stop met Ctrl-C; later verder met: zachtehand workshop {folder}"
        ),
    },
}
