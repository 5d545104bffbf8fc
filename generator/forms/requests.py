"""What a browser may ask of the forms: each action by its name, and what it has to send."""

from typing import Annotated, Any

from pydantic import BaseModel, Field, Json, ValidationError
from pydantic_core import from_json


class Senseless(ValueError):
    """What was sent is no request."""


class Nothing(BaseModel):
    """An action that needs nothing."""


class Folder(BaseModel):
    """The records of the kind that has this folder."""

    folder: str


class Address(BaseModel):
    """A record by an address of the form program's own: content/people/lv-meihua.yml."""

    path: str


class Filled(Address):
    """A form as it was filled in."""

    raw: Json[dict[str, Any]]


class SaveOptions(BaseModel):
    """How a form is to be saved."""

    newEntry: bool | None = None


class Save(BaseModel):
    """The form program's own shape of a save; a record is one file."""

    dataFiles: Annotated[list[Filled], Field(min_length=1, max_length=1)]
    options: SaveOptions


class Names(BaseModel):
    """Records of a kind: those with these ids, or those that somebody who typed these words may mean."""

    kind: str
    words: str = ""
    ids: list[str] = []


class Proposal(BaseModel):
    """A form of a record that has no id yet."""

    kind: str
    filled: dict[str, Any] = {}


class Message(BaseModel):
    """What a commit is to say."""

    message: str = ""


class _Asked(BaseModel):
    action: str
    params: dict[str, Any] = {}


ACTIONS: dict[str, type[BaseModel]] = {
    "info": Nothing,
    "entriesByFolder": Folder,
    "getEntry": Address,
    "persistEntry": Save,
    "getMedia": Nothing,
    "names": Names,
    "propose": Proposal,
    "pictures": Nothing,
    "state": Nothing,
    "commit": Message,
}


def read_request(content: bytes) -> tuple[str, BaseModel]:
    """The name of an action and what was sent with it; raises Senseless."""
    try:
        asked = _Asked.model_validate(from_json(content))
        return asked.action, ACTIONS[asked.action].model_validate(asked.params)
    except (ValidationError, ValueError, KeyError) as error:
        raise Senseless(str(error)) from None
