"""Every reason for which a command cannot go on.

    ParkingShareError            exit 3: could not run
    ├─ InputError                a file that cannot be used as it is
    ├─ RoundError                a stage that is missing, finished, or unlike what was committed
    ├─ SeedError                 a seed value or source that cannot be taken
    ├─ CalendarError             holiday data that cannot be used as it is
    ├─ RegisterError             an entry that makes no sense now, or a register that is not whole
    ├─ RecordError               a public record that cannot be opened at all
    └─ UndecidedError            exit 1: the answer is no, and a person has to act first

Something wrong in an applicant's data is never one of these: it is a `Finding`. A verification
step that does not hold is a value in a report. Anything else that is raised is a bug.
"""

from __future__ import annotations

from parking_share.language import Text


class ParkingShareError(Exception):
    """A command cannot go on: one sentence of what is wrong, one of what to do."""

    exit_code = 3

    def __init__(self, message: Text, hint: Text | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        message = str(self.message).rstrip(".。")
        if self.hint is None:
            return str(Text("{message}.", message=message))
        return str(Text("{message}. {hint}", message=message, hint=self.hint))


class InputError(ParkingShareError):
    """A file cannot be used as it is."""


class RoundError(ParkingShareError):
    """A stage of the round is missing, finished already, or does not fit the commitment."""


class SeedError(ParkingShareError):
    """A seed value or a seed source cannot be taken."""


class CalendarError(ParkingShareError):
    """Holiday data is inconsistent or cannot be read."""


class RegisterError(ParkingShareError):
    """An entry makes no sense now, or the register cannot be used as it is."""

    entry: int | None = None
    """The number of the entry that makes none, where it is one."""


class RecordError(ParkingShareError):
    """There is no public record to verify."""


class UndecidedError(ParkingShareError):
    """The answer is no for now: something waits for a person."""

    exit_code = 1
