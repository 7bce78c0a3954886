"""What is wrong with an input, in English and Dutch; see :mod:`zachtehand.texts`."""

from __future__ import annotations

ERROR_TEXTS: dict[str, dict[str, str]] = {
    # Files
    "error.no_file": {"en": "there is no such file; {hint}", "nl": "dit bestand bestaat niet; {hint}"},
    "error.not_a_file": {"en": "this is not an ordinary file", "nl": "dit is geen gewoon bestand"},
    "error.too_large": {
        "en": "the file is larger than {limit} MB, and no scenario, profile or table needs that",
        "nl": "het bestand is groter dan {limit} MB, en geen scenario, profiel of tabel heeft dat nodig",
    },
    "error.unreadable": {"en": "the file cannot be read ({reason})", "nl": "het bestand kan niet worden gelezen ({reason})"},
    "error.not_utf8": {"en": "the file is not UTF-8 text; save it as UTF-8", "nl": "het bestand is geen UTF-8-tekst; sla het op als UTF-8"},
    "error.file_exists": {"en": "this file exists already; give another name", "nl": "dit bestand bestaat al; geef een andere naam"},
    "error.not_yaml_name": {"en": "the name of a scenario file ends in .yaml", "nl": "de naam van een scenariobestand eindigt op .yaml"},
    "error.out_without_profile": {
        "en": "new takes --out together with --profile or --marginals; without them FILE says where it goes",
        "nl": "new neemt --out samen met --profile of --marginals; zonder die opties zegt FILE waar het komt",
    },
    "error.no_folder": {"en": "the folder {folder} does not exist", "nl": "de map {folder} bestaat niet"},
    "error.cannot_write": {"en": "nothing can be written here ({reason})", "nl": "hier kan niets worden weggeschreven ({reason})"},
    "error.folder_exists": {
        "en": "this folder exists already; give a new name, so that no earlier result is lost",
        "nl": "deze map bestaat al; geef een nieuwe naam, zodat er geen eerder resultaat verloren gaat",
    },
    # YAML
    "error.yaml": {
        "en": "this is not valid YAML; check indentation, colons, brackets and quotes around here",
        "nl": "dit is geen geldige YAML; kijk hier naar inspringen, dubbele punten, haken en aanhalingstekens",
    },
    "error.yaml_tab": {
        "en": "YAML does not allow a tab here; indent with spaces",
        "nl": "YAML staat hier geen tab toe; spring in met spaties",
    },
    "error.yaml_colon": {
        "en": "a colon cannot stand here; put the text in quotes, or the key on a line of its own",
        "nl": "hier kan geen dubbele punt staan; zet de tekst tussen aanhalingstekens, of de sleutel op een eigen regel",
    },
    "error.yaml_no_colon": {"en": "a colon is missing after the key", "nl": "na de sleutel ontbreekt een dubbele punt"},
    "error.yaml_character": {"en": "the character {code} is not allowed in YAML", "nl": "het teken {code} is in YAML niet toegestaan"},
    "error.several_documents": {
        "en": "a second document starts here, and a scenario file holds one",
        "nl": "hier begint een tweede document, en een scenariobestand bevat er één",
    },
    "error.empty": {"en": "the file is empty", "nl": "het bestand is leeg"},
    "error.not_a_mapping": {
        "en": "a scenario is a list of “key: value” lines, which this is not",
        "nl": "een scenario bestaat uit regels “sleutel: waarde”, en dat is dit niet",
    },
    "error.key_not_text": {"en": "a key is one plain word", "nl": "een sleutel is één gewoon woord"},
    "error.duplicate_key": {
        "en": "the key “{key}” stands here a second time; the first is on line {line}",
        "nl": "de sleutel “{key}” staat hier voor de tweede keer; de eerste staat op regel {line}",
    },
    "error.no_value": {
        "en": "“{key}” has no value; give one, or leave the key out",
        "nl": "“{key}” heeft geen waarde; geef er een, of laat de sleutel weg",
    },
    "error.anchor": {
        "en": "anchors and aliases (& and *) are not used in scenarios; write the value out",
        "nl": "ankers en verwijzingen (& en *) worden in scenario's niet gebruikt; schrijf de waarde uit",
    },
    "error.tag": {
        "en": "the tag {tag} is not used in scenarios; leave it out",
        "nl": "het label {tag} wordt in scenario's niet gebruikt; laat het weg",
    },
    "error.too_deep": {"en": "this is nested more than {limit} levels deep", "nl": "dit is meer dan {limit} niveaus diep genest"},
    # Targets
    "error.unknown_target": {
        "en": "there is no target, group or chapter “{name}”; {hint}",
        "nl": "er is geen streefcijfer, groep of hoofdstuk “{name}”; {hint}",
    },
    "error.unknown_source": {"en": "there is no source “{name}”; {hint}", "nl": "er is geen bron “{name}”; {hint}"},
    "error.target_twice": {"en": "the target {key} stands in {file} as well", "nl": "het streefcijfer {key} staat ook in {file}"},
    "targets.measure_or_cannot": {
        "en": "give either measure or cannot, not both and not neither",
        "nl": "geef measure of cannot, niet allebei en niet geen van beide",
    },
    "targets.measure_lacks": {
        "en": "the measure lacks {name}, here and in what the group shares",
        "nl": "bij de meting ontbreekt {name}, hier en in wat de groep deelt",
    },
    "targets.measure_of_trial": {
        "en": "with a trial a measure takes only scale and plus beside it",
        "nl": "bij een proef neemt een meting alleen scale en plus ernaast",
    },
    "targets.measure_late": {
        "en": "the measure looks beyond its run of {months} months",
        "nl": "de meting kijkt verder dan de looptijd van {months} maanden",
    },
    "targets.direction_value": {
        "en": "a direction has no value; its interval says where a draw must lie",
        "nl": "een richting heeft geen waarde; haar interval zegt waar een trekking moet liggen",
    },
    "targets.no_value": {"en": "the value is missing, and the interval does not give it", "nl": "de waarde ontbreekt, en het interval geeft haar niet"},
    "targets.open": {"en": "only a direction may leave a bound open", "nl": "alleen een richting mag een grens openlaten"},
    "targets.outside": {
        "en": "the value lies outside its interval, {low} to {high}",
        "nl": "de waarde ligt buiten haar interval, {low} tot {high}",
    },
    "targets.value_differs": {"en": "the counts of the interval give {value}", "nl": "de tellingen van het interval geven {value}"},
    # Scenarios
    "error.unknown_scenario": {"en": "there is no scenario “{name}”; {hint}", "nl": "er is geen scenario “{name}”; {hint}"},
    "error.no_profile_file": {"en": "there is no profile file {file}; {hint}", "nl": "er is geen profielbestand {file}; {hint}"},
    "error.unknown_key": {"en": "“{key}” is not a key {where}; {hint}", "nl": "“{key}” is geen sleutel {where}; {hint}"},
    "error.not_policy": {
        "en": "{path} cannot change during a run: only policy can",
        "nl": "{path} kan tijdens de looptijd niet veranderen: alleen beleid kan dat",
    },
    "error.unknown_setting": {"en": "there is no setting “{path}”; {hint}", "nl": "er is geen instelling “{path}”; {hint}"},
    "error.missing": {"en": "“{key}” is missing", "nl": "“{key}” ontbreekt"},
    "error.value": {"en": "{path} must be {allowed}, not {value}{note}", "nl": "{path} moet {allowed} zijn, niet {value}{note}"},
    "error.empty_text": {"en": "{path} must not be empty", "nl": "{path} mag niet leeg zijn"},
    "error.month": {
        "en": "{path} has “{value}” for a month, which must be a whole number from 0 to {last}",
        "nl": "{path} heeft “{value}” als maand, en dat moet een geheel getal van 0 tot {last} zijn",
    },
    "error.reform_ends": {
        "en": "{path} ends before it starts: until_month is {until_month}, and must be more than from_month, {from_month}",
        "nl": "{path} eindigt voordat hij begint: until_month is {until_month}, en moet hoger zijn dan from_month, {from_month}",
    },
    "error.refused": {"en": "{path}: {reason}", "nl": "{path}: {reason}"},
    "error.contradiction": {
        "en": "the settings of {instrument} contradict each other: {reason}",
        "nl": "de instellingen van {instrument} spreken elkaar tegen: {reason}",
    },
    # Command line
    "error.unknown_command": {"en": "there is no command “{name}”; {hint}", "nl": "er is geen opdracht “{name}”; {hint}"},
    "error.unknown_option": {"en": "there is no option {name}; {hint}", "nl": "er is geen optie {name}; {hint}"},
    "error.unknown_topic": {"en": "“{name}” cannot be described; {hint}", "nl": "“{name}” kan niet worden beschreven; {hint}"},
    "error.option_value": {"en": "{option} must be {allowed}, not “{value}”", "nl": "{option} moet {allowed} zijn, niet “{value}”"},
    "error.option_without_value": {"en": "{option} needs a value after it", "nl": "achter {option} hoort een waarde"},
    "error.missing_argument": {
        "en": "{argument} is missing; see zachtehand {command} --help",
        "nl": "{argument} ontbreekt; zie zachtehand {command} --help",
    },
    "error.extra_argument": {
        "en": "too much was given; see zachtehand {command} --help",
        "nl": "er is te veel opgegeven; zie zachtehand {command} --help",
    },
    "error.usage": {
        "en": "the command was not understood; see zachtehand {command} --help",
        "nl": "de opdracht is niet begrepen; zie zachtehand {command} --help",
    },
    "error.set_form": {
        "en": "--set takes “setting=value”, such as caseload=100, not “{given}”",
        "nl": "--set vraagt “instelling=waarde”, zoals caseload=100, niet “{given}”",
    },
    "error.set_twice": {"en": "--set changes {path} twice", "nl": "--set verandert {path} twee keer"},
    "error.nothing_set": {
        "en": "what-if needs at least one change, such as --set caseload=100",
        "nl": "what-if vraagt ten minste één verandering, zoals --set caseload=100",
    },
    "error.one_scenario": {
        "en": "compare needs at least two scenarios, such as: zachtehand compare rotterdam amsterdam",
        "nl": "compare vraagt ten minste twee scenario's, zoals: zachtehand compare rotterdam amsterdam",
    },
    "error.same_scenario": {"en": "the scenario “{name}” is given twice", "nl": "het scenario “{name}” is twee keer opgegeven"},
    "error.stopped": {"en": "stopped; nothing was written", "nl": "gestopt; er is niets weggeschreven"},
    "error.stopped_at": {
        "en": "stopped; {done} of {total} simulations are kept in {folder}, and the same command goes on from there",
        "nl": "gestopt; {done} van {total} simulaties staan in {folder}, en dezelfde opdracht gaat daar verder",
    },
    "error.simulation": {
        "en": "the simulation of {names} failed (seed {seed}, draw {draw}): {reason}",
        "nl": "de simulatie van {names} is mislukt (seed {seed}, trekking {draw}): {reason}",
    },
    "error.worker": {
        "en": "a worker process ended without an answer; perhaps memory ran out: try fewer workers",
        "nl": "een werkproces stopte zonder antwoord; misschien was het geheugen vol: probeer minder werkprocessen",
    },
    "error.cluster": {
        "en": "the cluster lost a simulation ({reason}); what is finished is kept, and the same command goes on from there",
        "nl": "het cluster raakte een simulatie kwijt ({reason}); wat klaar is blijft bewaard, en dezelfde opdracht gaat daar verder",
    },
    "error.unlike": {
        "en": "two simulations of one experiment report different groups or indicators",
        "nl": "twee simulaties van één experiment melden verschillende groepen of indicatoren",
    },
    "error.execution": {"en": "the calculation failed: {reason}", "nl": "de berekening is mislukt: {reason}"},
    "error.inside": {
        "en": "something went wrong inside the program ({reason}); this is not your fault; set ZACHTEHAND_DEBUG=1 to see where",
        "nl": "er ging iets mis in het programma ({reason}); dit ligt niet aan u; zet ZACHTEHAND_DEBUG=1 om te zien waar",
    },
    "error.language": {"en": "--lang must be nl or en, not “{value}”", "nl": "--lang moet nl of en zijn, niet “{value}”"},
    # Twins
    "error.person": {
        "en": "--person must be the number of a person, or one of {names}, not “{given}”",
        "nl": "--person moet het nummer van een persoon zijn, of een van {names}, niet “{given}”",
    },
    "error.no_person": {
        "en": "there is no person {uid}; in this run people are numbered from 0 to {last}",
        "nl": "er is geen persoon {uid}; in deze run zijn mensen genummerd van 0 tot en met {last}",
    },
    "error.twin_ending": {
        "en": "a twin is written as {endings}, or as a new folder; “{ending}” is none of these",
        "nl": "een tweeling wordt geschreven als {endings}, of als nieuwe map; “{ending}” is geen van deze",
    },
    # What the system says
    "system.ENOENT": {"en": "no such file or folder", "nl": "dit bestand of deze map is er niet"},
    "system.EACCES": {"en": "no permission", "nl": "geen toegang"},
    "system.EPERM": {"en": "not allowed", "nl": "niet toegestaan"},
    "system.ENOSPC": {"en": "no space left on the disk", "nl": "geen ruimte meer op de schijf"},
    "system.EDQUOT": {"en": "no space left within the quota", "nl": "geen ruimte meer binnen het quotum"},
    "system.EISDIR": {"en": "it is a folder", "nl": "het is een map"},
    "system.ENOTDIR": {"en": "a part of the path is not a folder", "nl": "een deel van het pad is geen map"},
    "system.EROFS": {"en": "the disk can only be read", "nl": "de schijf kan alleen worden gelezen"},
    "system.EEXIST": {"en": "it exists already", "nl": "het bestaat al"},
    "system.ENAMETOOLONG": {"en": "the name is too long", "nl": "de naam is te lang"},
    "system.EFBIG": {"en": "the file becomes too large", "nl": "het bestand wordt te groot"},
    "system.EIO": {"en": "reading or writing failed", "nl": "lezen of schrijven mislukt"},
    "system.other": {"en": "“{said}”", "nl": "“{said}”"},
    # Parts of sentences
    "hint.nearest": {"en": "did you mean “{name}”?", "nl": "bedoelde u “{name}”?"},
    "hint.choose": {"en": "choose from {names}", "nl": "kies uit {names}"},
    "hint.nothing": {"en": "nothing is allowed here", "nl": "hier is niets toegestaan"},
    "note.nearest": {"en": "; did you mean “{name}”?", "nl": "; bedoelde u “{name}”?"},
    "note.decimal_point": {"en": "; write a decimal point", "nl": "; schrijf een decimale punt"},
    "note.quotes": {"en": "; put it in quotes", "nl": "; zet het tussen aanhalingstekens"},
    "note.none": {"en": "", "nl": ""},
    "word.or": {"en": "or", "nl": "of"},
    "word.under": {"en": "under {path}", "nl": "onder {path}"},
    "word.in_scenario": {"en": "at the top level", "nl": "op het hoogste niveau"},
    "kind.number_from_to": {"en": "a number from {low} to {high}", "nl": "een getal van {low} tot {high}"},
    "kind.number_from_to_or_off": {"en": "{off} or a number from {low} to {high}", "nl": "{off} of een getal van {low} tot {high}"},
    "kind.number_any": {"en": "a number", "nl": "een getal"},
    "kind.integer_from_to": {"en": "a whole number from {low} to {high}", "nl": "een geheel getal van {low} tot {high}"},
    "kind.integer_from_to_or_off": {
        "en": "{off} or a whole number from {low} to {high}",
        "nl": "{off} of een geheel getal van {low} tot {high}",
    },
    "kind.integer_any": {"en": "a whole number", "nl": "een geheel getal"},
    "kind.boolean": {"en": "true or false", "nl": "true of false"},
    "kind.string": {"en": "text", "nl": "tekst"},
    "kind.year_month": {"en": "a year and month such as 2026-01", "nl": "een jaar en maand zoals 2026-01"},
    "kind.name": {
        "en": "a short name of small letters, digits and hyphens",
        "nl": "een korte naam van kleine letters, cijfers en koppeltekens",
    },
    "kind.array": {"en": "a list", "nl": "een lijst"},
    "kind.list_of": {"en": "a list of words from {names}", "nl": "een lijst woorden uit {names}"},
    "kind.profile_file": {"en": "a profile file such as my-city-profile.yaml", "nl": "een profielbestand zoals mijn-stad-profile.yaml"},
    "kind.object": {"en": "a group of keys", "nl": "een groep sleutels"},
    "kind.choice": {"en": "one of {names}", "nl": "een van {names}"},
    "kind.nothing": {"en": "left out", "nl": "weggelaten"},
    "value.text": {"en": "the text “{value}”", "nl": "de tekst “{value}”"},
    "value.truth": {"en": "the yes/no value {value}", "nl": "de ja/nee-waarde {value}"},
    "value.number": {"en": "{value}", "nl": "{value}"},
    "value.list": {"en": "a list", "nl": "een lijst"},
    "value.group": {"en": "a group of keys", "nl": "een groep sleutels"},
    "value.nothing": {"en": "nothing", "nl": "niets"},
}
