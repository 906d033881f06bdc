"""Every error that Zelian raises on purpose.

    ZelianError
    ├── InputError               what was handed in is wrong; nothing was written
    │   ├── IdentifierError      a code or number cannot be read at all
    │   ├── FileFormatError      a file is not what it says (empty, other kind, encoding, column)
    │   ├── PolicyError          a policy file breaks a rule of the loader
    │   └── CaseFileError        a YAML case cannot be read
    ├── NotFoundError            nothing is known under this key
    ├── AmbiguousError           several subjects fit; the caller must name one key
    ├── RefusedError             the gate refused the question
    ├── SettingsError            home folder, keys or settings are missing or unsafe
    └── StoreError
        ├── StoreBusyError       another writer holds the store
        ├── StoreMissingError    there is no store here yet
        ├── StoreVersionError    the store was written by a newer Zelian, or its server is too old
        ├── StoreUnreachableError  the server of the store cannot be reached, or was lost
        └── StoreDeniedError     the server refuses the password, or the writing

Each message says what is wrong, where, and what to do next, in Chinese and English.
"""

from graph.text import Lang, Text


class ZelianError(Exception):
    """Something that the user can act on."""

    exit_code = 1

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text

    def say(self, lang: Lang) -> str:
        return self.text.say(lang)


class InputError(ZelianError):
    exit_code = 2


class IdentifierError(InputError):
    pass


class FileFormatError(InputError):
    pass


class PolicyError(InputError):
    pass


class CaseFileError(InputError):
    pass


class NotFoundError(ZelianError):
    exit_code = 3


class AmbiguousError(ZelianError):
    exit_code = 3


class RefusedError(ZelianError):
    exit_code = 4


class SettingsError(ZelianError):
    exit_code = 2


class StoreError(ZelianError):
    pass


class StoreBusyError(StoreError):
    pass


class StoreMissingError(StoreError):
    exit_code = 2


class StoreVersionError(StoreError):
    pass


class StoreUnreachableError(StoreError):
    pass


class StoreDeniedError(StoreError):
    exit_code = 2
