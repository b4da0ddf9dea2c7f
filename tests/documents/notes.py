"""Notes to try the typesetter on: invented sessions, people and years, in words of our own."""

import random
import re
from dataclasses import replace
from datetime import date

from documents.numbering import HEADING, PARAGRAPH, BlockText, NoteText

ENGLISH = """
# IDM 2030: *Migration and the Sea*

In 2030 the dialogue dealt with "**Migration and the Sea**", the theme that Members had endorsed in the informal
consultations of 2029. Two workshops prepared the ground: "**Harbours as Places of Arrival**" (4-5 June) and
"**Rescue, Relief and the Law of the Sea**" (29 October-1 November). Their papers are kept at www.example.org/sea.[^1]
[^1]: Both workshops are described in the notes of 3 March 2030 ([IC/2030/2]) and 19 September 2030 ([IC/2030/11]).

# The dialogue at the 117th Session of the Council

On 26 and 27 November 2030, at the 117th Session of the Council, [Ada Lindqvist]{.name}, Minister for the Coast,
Northland, opened the debate; *The Atlas of Crossings* was presented by its editor, [Qiu Wen]{.name}. [Ali
Al-Ka'abi]{.name} reminded the Council that a ship's master isn't free to choose whom to save - the duty is owed to
everybody. [J. Óscar Peña]{.name} spoke of *[Programa Puerto Seguro]{lang=es}*, and asked whether 'safe' means the same
in every port.

## Harbours (4-5 June 2030)

The first workshop counted what a harbour needs in the first forty-eight hours: water, shelter, interpreters, and
somebody who may decide. Between 15-20 per cent of the costs fell to municipalities that had foreseen nothing[^a]. A
register of berths, Nos. 3 and 4 of the plan, was welcomed by all.
[^a]: The figures are those of the Harbour Survey; its authors say "about" where others would have said "exactly".

## Rescue

The second workshop asked who answers when nobody does, and heard that silence at sea is seldom an absence of law.
"""

FRENCH = """
# L'IDM en 2030 : *la migration et la mer*

En 2030, le dialogue a porté sur "**La migration et la mer**", thème que les Membres avaient approuvé lors des
consultations informelles de 2029. Deux ateliers l'ont préparé: "**Les ports, lieux d'arrivée**" (4-5 juin) et
"**Sauvetage, secours et droit de la mer**" (29 octobre-1er novembre). Les documents se trouvent sur le site
www.example.org/mer.[^1]
[^1]: Voir les notes de discussion du 3 mars 2030 ([IC/2030/2]) et du 19 septembre 2030 ([IC/2030/11]).

# Le dialogue à la 117e session du Conseil

Les 26 et 27 novembre 2030, à la 117e session du Conseil, [Ada Lindqvist]{.name}, ministre du littoral du Northland, a
ouvert le débat; *L'Atlas des traversées* a été présenté par son directeur, [Qiu Wen]{.name}. [Ali Al-Ka'abi]{.name} a
rappelé qu'un capitaine ne choisit pas qui il sauve - ce devoir, il le doit à tous. [J. Óscar Peña]{.name} a parlé du
*[Programa Puerto Seguro]{lang=es}*: "sûr" veut-il dire la même chose dans tous les ports?

## Les ports (4-5 juin 2030)

Le premier atelier a compté ce qu'il faut à un port pendant les quarante-huit premières heures: de l'eau, un abri, des
interprètes et quelqu'un qui puisse décider. De 15-20 % des frais revenaient à des communes qui n'avaient rien
prévu[^a]. Le registre des postes, no 3 du plan, a été bien accueilli.
[^a]: Chiffres de l'enquête sur les ports; ses auteurs disent "environ" là où d'autres auraient dit "exactement".

## Le sauvetage

Le second atelier a demandé qui répond quand personne ne répond: en mer, le silence est rarement un vide juridique.
"""

SPANISH = """
# El IDM en 2030: *la migración y el mar*

En 2030 el diálogo versó sobre «**La migración y el mar**», tema que los Miembros habían aprobado en las consultas
informales de 2029. Dos talleres lo prepararon: «**Los puertos como lugares de llegada**» (4-5 de junio) y
«**Salvamento, socorro y derecho del mar**» (octubre). Los documentos están en www.example.org/mar.[^1]
[^1]: Véanse las notas del 3 de marzo de 2030 ([IC/2030/2]) y del 19 de septiembre de 2030 ([IC/2030/11]).

# El diálogo en la 117ª Reunión del Consejo

Los días 26 y 27 de noviembre de 2030, en la 117ª Reunión del Consejo, [Ada Lindqvist]{.name}, Ministra del Litoral de
Northland, abrió el debate; *El atlas de las travesías* fue presentado por su director, [Qiu Wen]{.name}. [Ali
Al-Ka'abi]{.name} recordó que un capitán no elige a quién salva - ese deber lo tiene con todos. [J. Óscar
Peña]{.name} habló del Programa Puerto Seguro y preguntó: ¿significa "seguro" lo mismo en todos los puertos?

## Los puertos (4-5 de junio de 2030)

El primer taller contó lo que un puerto necesita en las primeras cuarenta y ocho horas: agua, abrigo, intérpretes y
alguien que pueda decidir. Entre 15-20 % de los gastos recaían en municipios que nada habían previsto[^a]. El registro
de atraques, núm. 3 del plan, fue bien acogido.
[^a]: Cifras de la encuesta sobre los puertos; sus autores dicen "cerca de" donde otros habrían dicho "exactamente".

## El salvamento

El segundo taller preguntó quién responde cuando nadie responde: en el mar, el silencio rara vez es falta de derecho.
"""

LONG_THEME = (
    "Those Who Stay: Places of Origin, the People who Keep Them, the Schools, Fields and Workshops that Live on Money "
    "from Abroad, the Laws under which Absent Owners Build, the Registers in which Absent Citizens Vote, the Roads by "
    "which They Come Home for a Summer or for Good, and What This Asks of Their Neighbours"
)


def blocks(written: str) -> tuple[BlockText, ...]:
    """The blocks of a text: `#` and `##` before headings, an empty line between blocks."""
    result = []
    for place, block in enumerate(re.split(r"\n\n+", written.strip())):
        level = len(block) - len(block.lstrip("#"))
        result.append(BlockText(HEADING if level else PARAGRAPH, level, block.lstrip("# "), f"block-{place}"))
    return tuple(result)


_COVER = NoteText(
    symbol="IC/2031/3",
    place="Geneva",
    issued_on=date(2031, 3, 1),
    consultation_on=date(2031, 3, 18),
    original_language="en",
    convening_body="INFORMAL CONSULTATIONS ON\nTHE DIALOGUE",
    title="INTERNATIONAL DIALOGUE ON MIGRATION 2031",
    theme="Those Who Stay: Places of Origin",
    blocks=(),
    language="en",
)
SEA = {
    "en": replace(_COVER, blocks=blocks(ENGLISH)),
    "fr": replace(
        _COVER,
        place="Genève",
        convening_body="CONSULTATIONS INFORMELLES\nSUR LE DIALOGUE",
        title="DIALOGUE INTERNATIONAL SUR LA MIGRATION 2031",
        theme="Ceux qui restent: les lieux d'origine",
        blocks=blocks(FRENCH),
        language="fr",
    ),
    "es": replace(
        _COVER,
        place="Ginebra",
        convening_body="CONSULTAS INFORMALES\nSOBRE EL DIÁLOGO",
        title="DIÁLOGO INTERNACIONAL SOBRE LA MIGRACIÓN 2031",
        theme="Quienes se quedan: los lugares de origen",
        blocks=blocks(SPANISH),
        language="es",
    ),
}


def long_note(paragraphs: int = 300, footnotes: int = 60) -> NoteText:
    """A note of many paragraphs, each between two words of its own, with names in three scripts; one is endless."""
    dice = random.Random(2031)
    sentences = [
        sentence
        for block in SEA["en"].blocks
        if block.kind == PARAGRAPH
        for sentence in re.split(r"(?<=[.]) (?=[A-Z])", " ".join(block.text.partition("\n[^")[0].split()))
        if "[^" not in sentence
    ]
    calling = set(dice.sample(range(1, paragraphs + 1), footnotes))
    endless = paragraphs // 2
    result = []
    for number in range(1, paragraphs + 1):
        if number % 12 == 1:
            level = 1 + number // 12 % 2
            result.append(
                BlockText(HEADING, level, f"Before paragraph {number}: *those who stay*", f"heading-{number}")
            )
        chosen = dice.choices(sentences, k=40 if number == endless else dice.choice((1, 1, 2)))
        if number % 17 == 3:
            chosen.append("[Владимир Наумов]{.name lang=ru} and [محمد عامر]{.name lang=ar} agreed.")
        text = f"Begin{number} {' '.join(chosen)} End{number}."
        if number in calling:
            words = text.split(" ")
            words.insert(dice.randint(2, len(words) - 1), f"note{number}[^1]")
            said = " ".join(dice.choices(sentences, k=dice.randint(1, 2)))
            text = f"{' '.join(words)}\n[^1]: Remark{number} {said}"
        result.append(BlockText(PARAGRAPH, 0, text, f"paragraph-{number}"))
    return replace(_COVER, theme=LONG_THEME, blocks=tuple(result))
