"""What a browser may say to the server: one declaration per message, and nothing else is understood."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from zachtehand.texts import Language
from zachtehand.workshop.film import SHADES
from zachtehand.workshop.room import LONGEST_RUN, MOST_CLIENTS

LONGEST_MESSAGE = 2048
"""In bytes."""
LONGEST_NAME, LONGEST_NOTE = 40, 200
MOST_SETTINGS_IN_LIST = 20

Shade = Literal["wellbeing", "trust", "motivation", "contact"]
assert Shade.__args__ == SHADES


def cleaned(words: str) -> str:
    """Words of a stranger on one line: without control, formatting and unassigned characters, no more space than needed."""
    return " ".join("".join(each if each.isprintable() else " " for each in words).split())


Name = Annotated[str, Field(max_length=LONGEST_NAME), AfterValidator(cleaned)]
Note = Annotated[str, Field(max_length=LONGEST_NOTE), AfterValidator(cleaned)]
Month = Annotated[int, Field(ge=0, le=LONGEST_RUN)]
Number = Annotated[int, Field(ge=0, le=1_000_000_000)]
Text = Annotated[str, Field(max_length=100)]
SettingValue = bool | int | float | Text | Annotated[list[Text], Field(max_length=MOST_SETTINGS_IN_LIST)] | None


class Message(BaseModel):
    """A message: strict about types, no keys but its own, no infinite numbers."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, allow_inf_nan=False)


class Driving(Message):
    """A message that only the facilitator may send."""


class Hello(Message):
    """The first message: who is there."""

    do: Literal["hello"]
    key: Text | None = None
    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")] | None = None
    name: Name | None = None
    lang: Language


class Look(Message):
    """The life of a person so far, in both worlds."""

    do: Literal["look"]
    person: Number


class SettingsNow(Message):
    """The value of every setting now, in both worlds."""

    do: Literal["settings"]


class Guess(Message):
    """What someone expects of the open question, for world A and world B."""

    do: Literal["guess"]
    question: Number
    a: float
    b: float


class Rename(Message):
    """Another name."""

    do: Literal["name"]
    name: Name


class Play(Driving):
    """Let the months go by."""

    do: Literal["play"]


class Pause(Driving):
    """Stop the months."""

    do: Literal["pause"]


class Step(Driving):
    """One month."""

    do: Literal["step"]


class Speed(Driving):
    """How fast the months go by, in months a second."""

    do: Literal["speed"]
    value: Annotated[float, Field(ge=0.25, le=15)]


class Restart(Driving):
    """The same choices from the start; what was changed on the way is undone."""

    do: Literal["restart"]


class Choose(Driving):
    """Another room."""

    do: Literal["choose"]
    a: Text
    b: Text
    seed: Annotated[int, Field(ge=0, le=999_999_999)] = 0
    months: Annotated[int, Field(ge=1, le=LONGEST_RUN)] = 60
    clients: Annotated[int, Field(ge=100, le=MOST_CLIENTS)] = 2000


class Set(Driving):
    """Change a dial or a setting, from the next month on."""

    do: Literal["set"]
    side: Literal[0, 1, "both"]
    path: Text
    value: SettingValue


class Ask(Driving):
    """Let everybody predict an indicator in a month to come."""

    do: Literal["ask"]
    indicator: Text
    month: Month


class Reveal(Driving):
    """Show the guesses."""

    do: Literal["reveal"]


class DropQuestion(Driving):
    """Take the question away."""

    do: Literal["drop_question"]


class Story(Driving):
    """Go to a step of the story, or leave it."""

    do: Literal["story"]
    step: Annotated[int, Field(ge=0, le=20)] | None


class Bookmark(Driving):
    """Remember the month that is looked at."""

    do: Literal["bookmark"]
    note: Note


class Unbookmark(Driving):
    """Forget a bookmark."""

    do: Literal["unbookmark"]
    bookmark: Number


class View(Driving):
    """What everybody looks at: a month (None is the latest) and a colouring; what is not named stays."""

    do: Literal["view"]
    month: Month | None = None
    shade: Shade | None = None


class Back(Driving):
    """Go on differently from a month."""

    do: Literal["back"]
    month: Month


class Report(Driving):
    """Make the report of the workshop."""

    do: Literal["report"]


Everything = (
    Hello | Look | SettingsNow | Guess | Rename | Play | Pause | Step | Speed | Restart | Choose | Set | Ask | Reveal | DropQuestion
    | Story | Bookmark | Unbookmark | View | Back | Report
)  # fmt: skip
_READER: TypeAdapter[Any] = TypeAdapter(Annotated[Everything, Field(discriminator="do")])


def understood(words: str) -> Everything | None:
    """The message that these words are, or None if they are none: no JSON, another kind, a value that cannot be."""
    if len(words.encode("utf-8", "surrogatepass")) > LONGEST_MESSAGE:
        return None
    try:
        return _READER.validate_json(words)
    except (ValidationError, UnicodeError):
        return None
