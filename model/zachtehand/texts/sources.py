"""What the sources are, in Dutch: the key of a source -> its citation. Published studies keep their names, and stand here only by their key."""

from __future__ import annotations

from zachtehand.evidence import SOURCES
from zachtehand.texts import Language

DUTCH_CITATIONS: dict[str, str] = {
    "design": "Aanname van dit project: er is geen gepubliceerde schatting; de marge is met opzet ruim.",
    "hand": "Met de hand geijkt in dit project, op bekende niveaus; zie docs/calibration-by-hand.md.",
    "prototype": "Waarden waarbij een ruw prototype van dit model de bekende niveaus haalde.",
    "convention": "Een afspraak of definitie van dit model, geen feit over de wereld.",
    "zachte-hand": "M. Kremer, J. van der Meer & M. Ham (red.), De zachte hand in de bijstand, Tijdschrift voor Sociale Vraagstukken, dossier 2017.",
    "significant": "Significant, onderzoek naar kansrijke aanpakken voor langdurig bijstandsgerechtigden, 2019 (brondocument 001).",
    "utrecht-reciprocity": "Gemeente Utrecht, bijlage met ideeën voor proeven met wederkerigheid, ongeveer 2012, proef 8: belonen zonder geld (brondocument 000).",
    "imi": "IMI, een indeling van sociale initiatieven, met voorbeelden van gemeenten zoals dienstencheques in Hulst (brondocument 002).",
    "deventer": "E. Starreveld (Vrijwilligers Centrale Deventer), Participatiewet en kansen voor organisaties, voorbeeld Deventer, 2014 (brondocument 003).",
    "deci-koestner-ryan": "E. Deci, R. Koestner & R. Ryan, A meta-analytic review of experiments examining the effects of extrinsic rewards on intrinsic motivation, Psychological Bulletin 1999: vrije keuze, beloning voor meedoen en voor afmaken d = −0,40 en −0,36, onverwachte beloning 0,01, lof 0,33.",
    "cbs-stock": "CBS, personen met een algemene bijstandsuitkering, StatLine 85585NED.",
    "divosa-part-time": "Divosa, factsheet parttime werk in de bijstand, 2018.",
    "divosa-exempt": "Divosa Benchmark, 2017 en 2018: aandeel met een ontheffing van de arbeidsplicht.",
    "letter-invite": "Reacties op brieven die mensen met bijstand voor een programma uitnodigden: 890 van 6.551 (13,6 %) en 364 van 1.584 (23,0 %), zoals verzameld in het bewijsdocument van dit project.",
    "iza-12835": "G. van den Berg e.a., strengheid van toezicht en negatieve wederkerigheid, IZA DP 12835.",
    "eriksson-rooth": "S. Eriksson & D.-O. Rooth, Do employers use unemployment as a sorting criterion when hiring? Evidence from a field experiment, American Economic Review 2014: werkloosheid nu verlaagt het aantal uitnodigingen, werkloosheid in het verleden niet.",
    "thijssen": "L. Thijssen, M. Coenders & B. Lancee, etnische discriminatie op de Nederlandse arbeidsmarkt, 2019.",
    "ips-meta": "D. Frederick & T. VanderWeele, Supported employment: meta-analysis of IPS, PLoS ONE 2019; J. Metcalfe e.a. 2018.",
    "hetschko": "A. Knabe, R. Schöb & J. Weimann 2017; C. Hetschko e.a. 2020: levenstevredenheid in verplicht werk met behoud van uitkering en in gesubsidieerde banen.",
    "clark": "A. Clark 2003; A. Stutzer & R. Lalive 2004: de sociale norm om te werken en welbevinden bij werkloosheid.",
    "mullainathan": "S. Mullainathan & E. Shafir, Scarcity, 2013; de grootte is omstreden, daarom omvat de marge 0.",
    "one-euro": "K. Hohmeyer & J. Wolff 2012; A. Harrer & B. Stockinger 2022: 1-euro-banen in Duitsland, minder zoeken tijdens de baan en effecten.",
    "wage-tax": "Eigen schatting uit de belastingtarieven en heffingskortingen van 2026 voor lage lonen (eerste schijf 35,75 %, algemene heffingskorting 3.115 euro), na werknemerspremies.",
    "divosa-price": "Divosa, macrobudget 2018: gemiddelde prijs per uitkering 14.200 euro; het betaalde deel is daaruit afgeleid.",
    "berenschot": "Berenschot, uitvoeringskosten van de bijstand in 30 gemeenten, 2018-2019.",
    "schulinck": "Schulinck, landelijke kosten van uitvoering (960 miljoen euro) en re-integratie (740 miljoen euro) in 2012.",
    "nijmegen-debt": "O&S Nijmegen, maatschappelijke opbrengst van schuldhulp, 2016: 2,4 miljoen euro voor ruim 1.000 huishoudens die in 2015 begonnen.",
    "ips-pilot": "IPS-pilot voor veelvoorkomende psychische aandoeningen, 2019: 8.000 euro per traject, half Rijk, half gemeente (Stcrt. 2019, 24003).",
    "rotterdam-voucher": "Rotterdam, nadere regels (CVDR703171): scholingsvoucher van hoogstens 2.500 euro, in een werkanalyse van het ministerie van Binnenlandse Zaken, 2026.",
    "divosa-wage-value": "Divosa Benchmark 2017 en 2018: gemiddelde loonwaarde bij loonkostensubsidie 51 en 48 %.",
    "groningen-basic-job": "RTV Noord, maart 2021: eerste jaar van de basisbanen in Groningen, de gehoopte werkgeversbijdrage van 5.000 euro kwam er niet.",
    "discount-rate": "Rijkswaterstaat SEE, discontovoet 2,25 % voor maatschappelijke kosten-batenanalyses die na 1 januari 2021 zijn begonnen (Werkgroep discontovoet 2020).",
    "lks-allowance": "Staatscourant 2017, 68248: vergoeding voor werkgeverslasten 23,5 % vanaf 2018.",
    "esb-long": "Helft bijstandsgerechtigden zit minstens vijf jaar in de bijstand, ESB, 30 juni 2023 (CBS-cijfers over 2022).",
    "cbs-education": "CBS-cijfers over opleidingsniveau en duur, door De Argumentenfabriek voor de Volkskrant, februari 2016.",
    "cbs-origin": "CBS, personen in de bijstand naar herkomst, juni 2017, in de pers.",
    "cbs-families": "CBS, de helft van de mensen met bijstand heeft kinderen, 2011, in de pers.",
    "cbs-mental": "CBS en Harvard University voor het ministerie van Sociale Zaken, 2017: 30,9 % van de mensen met bijstand ontvangt psychische zorg.",
    "divosa-claims": "Divosa, factsheet over vorderingen na schending van de inlichtingenplicht (ongeveer 2021): per kwartaal een nieuwe vordering bij 2 % van de mensen, gemiddeld 2.000 tot 2.500 euro, meestal niet-gemeld loon; bij ongeveer de helft een boete, gemiddeld 683 euro, drie kwart normale verwijtbaarheid.",
    "amsterdam-rules": "Amsterdam, nadere regels van 3 juli 2025 (CVDR377499): reiskostenvergoeding van 22,50 of 45 euro per maand.",
    "perceived-health": "Ervaren gezondheid van mensen met bijstand, slecht / matig / goed 22 / 39 / 39 %, zoals verzameld in het bewijsdocument van dit project.",
    "seo-health": "S. Muilwijk-Vriend, C. Tempelman e.a., Gezondheidsproblemen in WW en bijstand, SEO 2019-19; alleen de tekens, de groottes hier zijn aannames.",
    "scp-care": "A. de Boer & M. de Klerk, mantelzorgers (SCP): 56 % vrouwen, de meesten 45-64 jaar; alleen de tekens, de groottes hier zijn aannames.",
    "divosa-inflow": "Divosa, BMC & Stimulansz, in-, uit- en herinstroom in de bijstand 2016-2021.",
    "cbs-rotterdam": "CBS, mensen met bijstand naar gemeente en duur, 2016, in de pers: Rotterdam 57 % drie jaar of langer.",
    "esb-debt": "Grote verschillen in bijstandsschulden tussen de G4-gemeenten, ESB 2025: Amsterdam 11 %, Rotterdam 26,3 % (december 2023).",
    "evidence-paper": "Cijfers verzameld in het bewijsdocument van dit project, gelezen op het niveau van samenvatting of tabel; wat van het origineel bekend is, staat bij het cijfer.",
    "cbs-outflow": "CBS, uitstroom van personen uit de bijstand, StatLine 85617NED.",
    "cbs-flows-2015": "CBS, personen in en uit de bijstand in 2015, zoals verzameld in het bewijsdocument van dit project.",
    "scp-2019": "SCP, eindevaluatie van de Participatiewet, 2019; cijfer uit het geheugen.",
    "divosa-return": "Divosa, factsheet over terugkeer in de bijstand, 2014, zoals verzameld in het bewijsdocument van dit project.",
    "card": "D. Card, J. Kluve & A. Weber, What works? A meta-analysis of recent active labor market program evaluations, JEEA 2018; groottes uit het geheugen.",
}  # fmt: skip

NAMES_ONLY = frozenset({
    "schiprowski", "van-den-berg-2004", "arni", "kroft", "crepon", "kasy-lehner", "paul-moser", "jahoda", "deci-ryan", "bandura", "lipsky",
    "van-der-klaauw-2013", "pattaro", "hainmueller", "bolhaar-2019",
})  # fmt: skip
"""Sources of which nothing is said but the names of published studies: the same in every language."""

_OF_CITATION = {SOURCES[key].citation: citation for key, citation in DUTCH_CITATIONS.items()}


def citation_of(cited: str, language: Language) -> tuple[str, Language]:
    """A source in the language of a reader, and the language in which it then stands.

    Args:
        cited: the citation as the source declares it, or as a result kept it; one that is not known here stays as it is.
    """
    return (_OF_CITATION[cited], "nl") if language == "nl" and cited in _OF_CITATION else (cited, "en")
