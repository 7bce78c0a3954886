"""Sources as data. Every parameter, setting and amount names one of these by key.

Grades: *measured* (a count or a survey), *estimated* (a study of effects), *expert* (judgement in a
document), *calibrated* (set by hand so that known levels are met), *assumption* (no published
estimate).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Grade = Literal["measured", "estimated", "expert", "calibrated", "assumption"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number comes from."""

    grade: Grade
    citation: str
    url: str = ""


SOURCES: dict[str, Source] = {
    "design": Source("assumption", "Design prior of this project: no published estimate; the range is wide on purpose."),
    "hand": Source("calibrated", "Hand calibration of the level parameters of this project; see docs/calibration-by-hand.md."),
    "prototype": Source("calibrated", "Values at which a rough prototype of this model met the known levels."),
    "convention": Source("expert", "A convention or definition of this model, not a fact about the world."),
    "zachte-hand": Source("expert", "M. Kremer, J. van der Meer & M. Ham (eds), De zachte hand in de bijstand, Tijdschrift voor Sociale Vraagstukken, dossier 2017."),
    "significant": Source("expert", "Significant, study of promising approaches for long-term recipients, 2019 (source document 001)."),
    "utrecht-reciprocity": Source("expert", "Municipality of Utrecht, annex with ideas for reciprocity pilots, about 2012, pilot 8: rewarding without money (source document 000)."),
    "imi": Source("expert", "IMI, a taxonomy of social initiatives, with municipal examples such as service cheques in Hulst (source document 002)."),
    "deventer": Source("expert", "E. Starreveld (Vrijwilligers Centrale Deventer), Participatiewet en kansen voor organisaties, voorbeeld Deventer, 2014 (source document 003)."),
    "deci-koestner-ryan": Source("estimated", "E. Deci, R. Koestner & R. Ryan, A meta-analytic review of experiments examining the effects of extrinsic rewards on intrinsic motivation, Psychological Bulletin 1999: free choice, engagement- and completion-contingent d = −0.40 and −0.36, unexpected 0.01, verbal 0.33."),
    "cbs-stock": Source("measured", "CBS, persons on general social assistance, StatLine 85585NED.", "https://opendata.cbs.nl/statline/#/CBS/nl/dataset/85585NED"),
    "divosa-part-time": Source("measured", "Divosa, factsheet part-time work on social assistance, 2018.", "https://www.divosa.nl/factsheet-parttime-werk-de-bijstand"),
    "divosa-exempt": Source("measured", "Divosa Benchmark, 2017 and 2018: share exempt from the duty to work.", "https://5dok.net/document/z1drvepe-heeft-ontheffing-arbeidsplichtvooral-ontheffingen-om-dringende-redenen.html"),
    "letter-invite": Source("measured", "Response to letters that invited recipients to a programme: 890 of 6,551 (13.6 %) and 364 of 1,584 (23.0 %), as collected in the evidence paper of this project."),
    "schiprowski": Source("estimated", "A. Schiprowski, The role of caseworkers in unemployment insurance: evidence from unplanned absences, Journal of Labor Economics 2020."),
    "van-den-berg-2004": Source("estimated", "G. van den Berg, B. van der Klaauw & J. van Ours, Punitive sanctions and the transition rate from welfare to work, Journal of Labor Economics 2004."),
    "arni": Source("estimated", "P. Arni, R. Lalive & J. van Ours, How effective are unemployment benefit sanctions?, Journal of Applied Econometrics 2013."),
    "iza-12835": Source("estimated", "G. van den Berg et al., strictness of monitoring and negative reciprocity, IZA DP 12835."),
    "kroft": Source("estimated", "K. Kroft, F. Lange & M. Notowidigdo, Duration dependence and labor market conditions, QJE 2013."),
    "eriksson-rooth": Source("estimated", "S. Eriksson & D.-O. Rooth, Do employers use unemployment as a sorting criterion when hiring? Evidence from a field experiment, American Economic Review 2014: present unemployment lowers callbacks, past unemployment does not."),
    "thijssen": Source("estimated", "L. Thijssen, M. Coenders & B. Lancee, ethnic discrimination in the Dutch labour market, 2019."),
    "crepon": Source("estimated", "B. Crépon, E. Duflo, M. Gurgand, R. Rathelot & P. Zamora, Do labor market policies have displacement effects?, QJE 2013."),
    "ips-meta": Source("estimated", "D. Frederick & T. VanderWeele, Supported employment: meta-analysis of IPS, PLoS ONE 2019; J. Metcalfe et al. 2018."),
    "kasy-lehner": Source("estimated", "M. Kasy & L. Lehner, Employing the unemployed of Marienthal: evaluation of a guaranteed job program."),
    "paul-moser": Source("estimated", "K. Paul & K. Moser, Unemployment impairs mental health: meta-analyses, Journal of Vocational Behavior 2009."),
    "hetschko": Source("estimated", "A. Knabe, R. Schöb & J. Weimann 2017; C. Hetschko et al. 2020: life satisfaction in workfare and subsidised jobs."),
    "clark": Source("estimated", "A. Clark 2003; A. Stutzer & R. Lalive 2004: the social norm to work and wellbeing in unemployment."),
    "jahoda": Source("expert", "M. Jahoda, Employment and unemployment: a social-psychological analysis, Cambridge 1982."),
    "deci-ryan": Source("expert", "E. Deci & R. Ryan, The 'what' and 'why' of goal pursuits, Psychological Inquiry 2000."),
    "bandura": Source("expert", "A. Bandura, Self-efficacy: the exercise of control, 1997."),
    "lipsky": Source("expert", "M. Lipsky, Street-level bureaucracy, 1980."),
    "mullainathan": Source("expert", "S. Mullainathan & E. Shafir, Scarcity, 2013; size disputed, hence a range that includes 0."),
    "one-euro": Source("estimated", "K. Hohmeyer & J. Wolff 2012; A. Harrer & B. Stockinger 2022: one-euro jobs in Germany, lock-in and effects."),
    "wage-tax": Source("expert", "Own estimate from the 2026 tax rates and credits for low wages (first bracket 35.75 %, general credit 3,115), employee premiums taken off."),
    "divosa-price": Source("measured", "Divosa, macro budget 2018: mean price per benefit 14,200; share paid derived from it.", "https://www.divosa.nl/nieuws/nader-voorlopige-macrobudget-2018-hoger-geraamd"),
    "berenschot": Source("measured", "Berenschot, execution cost of social assistance in 30 municipalities, 2018-2019.", "https://www.consultancy.nl/nieuws/24796/gemeente-2900-kwijt-aan-uitvoering-bijstandsuitkering"),
    "schulinck": Source("measured", "Schulinck, national cost of execution (960 million) and re-integration (740 million) in 2012.", "https://www.schulinck.nl/sociaal-domein/participatiewet-nieuws-de-sectoren-werk-en-inkomen-werken-zuiniger-en-effectiever/"),
    "nijmegen-debt": Source("measured", "O&S Nijmegen, social return of debt help, 2016: 2.4 million for just over 1,000 households started in 2015.", "https://fdocuments.nl/document/maatschappelijke-opbrengst-van-schuldhulpverlening.html"),
    "ips-pilot": Source("measured", "IPS pilot for common mental disorders, 2019: 8,000 per trajectory, half state, half municipality (Stcrt. 2019, 24003)."),
    "rotterdam-voucher": Source("measured", "Rotterdam, further rules (CVDR703171): training voucher of at most 2,500, in a working analysis of the Ministry of the Interior, 2026."),
    "divosa-wage-value": Source("measured", "Divosa Benchmark 2017 and 2018: mean productivity under wage-cost subsidy 51 and 48 %.", "https://5dok.net/document/yevwxol0-bijstandsgerechtigden-loonkostensubsidiegemiddelde-loonwaarde.html"),
    "groningen-basic-job": Source("measured", "RTV Noord, March 2021: first year of Groningen's basic jobs, the hoped-for employer contribution of 5,000 did not come.", "https://www.rtvnoord.nl/nieuws/797000/"),
    "discount-rate": Source("expert", "Rijkswaterstaat SEE, discount rate 2.25 % for social cost-benefit analyses begun after 1 January 2021 (Werkgroep discontovoet 2020).", "https://www.rwseconomie.nl/discontovoet"),
    "boushey-glynn": Source("estimated", "H. Boushey & S. Glynn, There are significant business costs to replacing employees, Center for American Progress 2012: about a fifth of a year's pay (21 %; low-paid work 16 %) in thirty cases from eleven studies, as rendered in the Dutch trade press; the upper end is the 75 % that Porres (2024) counts in Dutch care.", "https://peoplebusiness.nl/artikelen/personeelsbeleid/wat-kost-een-vertrekkende-medewerker-eigenlijk"),
    "lks-allowance": Source("measured", "Staatscourant 2017, 68248: allowance for employer costs 23.5 % from 2018.", "https://zoek.officielebekendmakingen.nl/stcrt-2017-68248.html"),
    "esb-long": Source("measured", "Half of recipients have been on social assistance for at least five years, ESB, 30 June 2023 (CBS figures for 2022).", "https://esb.nu/helft-bijstandsgerechtigden-zit-minstens-vijf-jaar-in-de-bijstand/"),
    "cbs-education": Source("measured", "CBS figures on level of education and duration, by De Argumentenfabriek for de Volkskrant, February 2016.", "https://www.nu.nl/geldzaken/4207721/vooral-ouderen-en-laagopgeleiden-lang-afhankelijk-van-uitkering.html"),
    "cbs-origin": Source("measured", "CBS, persons on social assistance by origin, June 2017, in the press.", "http://www.nu.nl/geldzaken/4900694/aantal-ontvangers-bijstand-groeit-verder.html"),
    "cbs-families": Source("measured", "CBS, half of recipients have children, 2011, in the press.", "https://www.nu.nl/werk-en-prive/2540315/helft-bijstandsgerechtigden-heeft-kinderen.html"),
    "cbs-mental": Source("measured", "CBS and Harvard University for the Ministry of Social Affairs, 2017: 30.9 % of recipients receive mental-health care.", "https://www.volkskrant.nl/wetenschap/een-op-de-drie-bijstandsgerechtigden-ontvangt-psychische-zorg-drie-keer-zoveel-als-werkenden~a4515123/"),
    "divosa-claims": Source("measured", "Divosa, factsheet on claims after breaches of the duty to inform (about 2021): a new claim on 2 % of persons a quarter, mean EUR 2,000 to 2,500, mostly unreported wages; a fine in about half, mean EUR 683, three quarters normal blame.", "https://5dok.net/document/z1d3282v-aantal-nieuwe-vorderingen-kwartaal-personen-bijstand-gemiddelde-vordering.html"),
    "amsterdam-rules": Source("measured", "Amsterdam, further rules of 3 July 2025 (CVDR377499): travel allowance of 22.50 or 45 a month.", "https://lokaleregelgeving.overheid.nl/CVDR377499"),
    "perceived-health": Source("measured", "Perceived health of recipients, bad / fair / good 22 / 39 / 39 %, as collected in the evidence paper of this project."),
    "seo-health": Source("estimated", "S. Muilwijk-Vriend, C. Tempelman et al., Gezondheidsproblemen in WW en bijstand, SEO 2019-19; signs only, the sizes here are design priors.", "https://5dok.net/document/qo5o19rj-gezondheidsproblemen-in-ww-en-bijstand.html"),
    "scp-care": Source("measured", "A. de Boer & M. de Klerk, informal carers (SCP): 56 % women, most aged 45-64; signs only, the sizes here are design priors.", "https://5dok.net/article/mantelzorgers-hulp-geven-nederlanders-trekken-vaker-grens-informele.z1dr342e"),
    "divosa-inflow": Source("measured", "Divosa, BMC & Stimulansz, in-, uit- en herinstroom in de bijstand 2016-2021.", "https://www.divosa.nl/uit-en-herinstroom-bijstand-2016-2021"),
    "cbs-rotterdam": Source("measured", "CBS, recipients by municipality and duration, 2016, in the press: Rotterdam 57 % three years or longer.", "http://www.rijnmond.nl/nieuws/152270/Rotterdam-telt-nog-altijd-meeste-bijstandsgerechtigden"),
    "esb-debt": Source("measured", "Differences in social assistance debts between the four largest municipalities, ESB 2025: Amsterdam 11 %, Rotterdam 26.3 % (December 2023).", "https://www.gemeente.nu/sociaal/bijstand/grote-verschillen-in-bijstandsschulden-tussen-g4-gemeenten/"),
    "evidence-paper": Source("expert", "Figures collected in the evidence paper of this project, read at abstract or table level; what is known of the original stands with the figure."),
    "cbs-outflow": Source("measured", "CBS, outflow of persons from social assistance, StatLine 85617NED.", "https://opendata.cbs.nl/statline/#/CBS/nl/dataset/85617NED"),
    "cbs-flows-2015": Source("measured", "CBS, persons into and out of social assistance in 2015, as collected in the evidence paper of this project."),
    "scp-2019": Source("estimated", "SCP, final evaluation of the Participatiewet, 2019; figure from memory."),
    "divosa-return": Source("measured", "Divosa, factsheet on return to social assistance, 2014, as collected in the evidence paper of this project."),
    "van-der-klaauw-2013": Source("estimated", "B. van der Klaauw & J. van Ours, Carrot and stick: how re-employment bonuses and benefit sanctions affect exit rates from welfare, Journal of Applied Econometrics 2013."),
    "pattaro": Source("estimated", "S. Pattaro et al., The impacts of benefit sanctions: a scoping review of the quantitative research evidence, Journal of Social Policy 2022."),
    "hainmueller": Source("estimated", "J. Hainmueller, B. Hofmann, G. Krug & K. Wolf, Do lower caseloads improve the performance of public employment services?, Scandinavian Journal of Economics 2016."),
    "bolhaar-2019": Source("estimated", "J. Bolhaar, N. Ketel & B. van der Klaauw, Job search periods for welfare applicants, AEJ Applied 2019."),
    "card": Source("estimated", "D. Card, J. Kluve & A. Weber, What works? A meta-analysis of recent active labor market program evaluations, JEEA 2018; sizes from memory."),
}  # fmt: skip


def grade(key: str) -> Grade:
    """The grade of a source. Raises KeyError for an unknown key."""
    return SOURCES[key].grade


def is_uncertain(key: str) -> bool:
    """Whether parameters with this source are drawn from their ranges whenever uncertainty is shown.

    Assumptions, estimates and expert judgement are. What was calibrated on levels is not (levels would be lost,
    until an ensemble is calibrated as a whole), nor is what was counted, nor a convention.
    """
    return grade(key) in ("assumption", "estimated", "expert") and key != "convention"
