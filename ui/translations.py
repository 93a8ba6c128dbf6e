"""The translations. `python -m ui.translations update`: new source texts into the .ts files; `compile`: make the .qm.

Source texts are English. `lapor_id.ts` holds all of them in Indonesian, `lapor_en.ts` the English plurals; both are
for Qt Linguist. Texts are found by Python's own parser: Qt's lupdate passes over plurals in `translate` calls.
"""

from __future__ import annotations

import argparse
import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6

import resources

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

FOLDER = resources.path("translations")
_UI = Path(__file__).parent
_FORMS = {"id": 1, "en": 2}
"""Plural forms of each language."""


@dataclass(frozen=True, slots=True)
class Text:
    """A source text of the window, in the context that it is translated in."""

    context: str
    source: str

    @property
    def is_plural(self) -> bool:
        """Whether its words depend on a number: one that it says itself, or one that stands beside it."""
        return "%n" in self.source or "(s)" in self.source


def texts() -> list[Text]:
    """All texts of the window, each once, by context."""
    found: dict[Text, None] = {}
    for path in sorted(_UI.rglob("*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        found |= dict.fromkeys(_said(module, "", _wrappers(module)))
    return sorted(found, key=lambda text: text.context)


def translated(language: str) -> dict[Text, list[str]]:
    """What a .ts file says: the forms of each text; a form that is not translated yet is empty."""
    path = FOLDER / f"lapor_{language}.ts"
    if not path.exists():
        return {}
    held = {}
    for context in ET.parse(path).iter("context"):  # noqa: S314 a file of ours
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None:
                continue
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            held[Text(context.findtext("name", ""), message.findtext("source", ""))] = forms
    return held


def update() -> None:
    """Take over what is said in the code; texts that are not said any more go."""
    for language, forms in _FORMS.items():
        held = translated(language)
        root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
        contexts: dict[str, ET.Element] = {}
        for text in texts():
            if language == "en" and not text.is_plural:
                continue
            if text.context not in contexts:
                contexts[text.context] = ET.SubElement(root, "context")
                ET.SubElement(contexts[text.context], "name").text = text.context
            _add(contexts[text.context], text, held.get(text, [""] * (forms if text.is_plural else 1)))
        ET.indent(root, "    ")
        body = ET.tostring(root, encoding="unicode")
        path = FOLDER / f"lapor_{language}.ts"
        path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def compile_all(folder: Path = FOLDER) -> None:
    """Make the .qm files that the window loads."""
    bindings = Path(PySide6.__file__).parent
    tool = next((path for path in (bindings / "lrelease", bindings / "lrelease.exe") if path.exists()), None)
    if tool is None:
        raise FileNotFoundError(bindings / "lrelease")
    for language in _FORMS:
        source, target = FOLDER / f"lapor_{language}.ts", folder / f"lapor_{language}.qm"
        made = target.with_suffix(".new")
        subprocess.run([tool, "-silent", source, "-qm", made], check=True)  # noqa: S603 our own arguments
        made.replace(target)  # a window that reads the old one keeps that: it would fall with a file cut under it


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the two commands; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m ui.translations", description=__doc__)
    parser.add_argument("command", choices=["update", "compile"])
    (update if parser.parse_args(arguments).command == "update" else compile_all)()
    return 0


def _said(node: ast.AST, class_name: str, wrappers: Mapping[str, str]) -> Iterator[Text]:
    """Texts below a node: `tr("text")` in the context of its class, `translate("Context", "text")` in the named one."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call) and (text := _text_of(child, class_name, wrappers)):
            yield text
        yield from _said(child, child.name if isinstance(child, ast.ClassDef) else class_name, wrappers)


def _wrappers(module: ast.Module) -> dict[str, str]:
    """Functions of a module that translate what they are given, with the context they do it in."""
    found = {}
    for function in (node for node in module.body if isinstance(node, ast.FunctionDef)):
        parameters = {argument.arg for argument in function.args.args}
        for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
            match _name(call), call.args:
                case "translate", [ast.Constant(value=str(context)), given, *_] if _names(given) & parameters:
                    found[function.name] = context
    return found


def _text_of(call: ast.Call, class_name: str, wrappers: Mapping[str, str]) -> Text | None:
    name = _name(call)
    match name, call.args:
        case "tr", [ast.Constant(value=str(source)), *_]:
            return Text(class_name, source)
        case "translate" | "QT_TRANSLATE_NOOP", [ast.Constant(value=str(context)), ast.Constant(value=str(source)), *_]:
            return Text(context, source)
        case _, [ast.Constant(value=str(source)), *_] if name in wrappers:
            return Text(wrappers[name], source)
    return None


def _names(expression: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(expression) if isinstance(node, ast.Name)}


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _add(context: ET.Element, text: Text, forms: list[str]) -> None:
    message = ET.SubElement(context, "message", {"numerus": "yes"} if text.is_plural else {})
    ET.SubElement(message, "source").text = text.source
    translation = ET.SubElement(message, "translation", {} if all(forms) else {"type": "unfinished"})
    if not text.is_plural:
        translation.text = forms[0]
        return
    for form in forms:
        ET.SubElement(translation, "numerusform").text = form


if __name__ == "__main__":
    sys.exit(main())
