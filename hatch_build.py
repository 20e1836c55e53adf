"""Build hook: compile the translations, so that a wheel carries them ready for gettext."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileTranslations(BuildHookInterface):  # type: ignore[type-arg]
    """Write a `.mo` beside each `.po` of the package."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile every catalogue and add it to the build."""
        for source in Path(self.root, "parking_share", "data", "locale").rglob("*.po"):
            target = source.with_suffix(".mo")
            with source.open("rb") as po, target.open("wb") as mo:
                write_mo(mo, read_po(po))
            build_data["artifacts"].append(f"/{target.relative_to(self.root).as_posix()}")
