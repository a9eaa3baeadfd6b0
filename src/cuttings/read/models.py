"""Choose the language model of a clipping's language, check its files, and load it.

In:  a language code and the packages installed in this environment.
Out: a `ModelChoice`, to stand in every dossier, and the spaCy pipeline that it names.

A package of the model's makers comes first, then a reviewed copy, then none: tokens and word tables only, marked
shallow. Where the table resources/models.toml knows a package's version, its files must be exactly the reviewed ones.
Files are hashed before any of them is loaded, and no code of the package runs. This module alone in `read` sees a disk.
"""

import hashlib
import importlib.metadata
import importlib.util
import json
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, cast

import spacy
from spacy.about import __version__ as SPACY_VERSION
from spacy.language import Language

from cuttings.errors import ModelRefused
from cuttings.model.ids import digest
from cuttings.resources.tables import load_tables

KEPT_COMPONENTS = frozenset(
    {"tok2vec", "transformer", "tagger", "morphologizer", "parser", "attribute_ruler", "lemmatizer", "ner"}
)
"""What the readers use. Sentences come from the parser, so the separate `senter` is left out."""

ANY_LANGUAGE = "xx"
"""spaCy's tokenizer for a language that it has no rules for."""


class Depth(StrEnum):
    """How much of a text is read: with a parse, or with tokens and word tables alone (degraded)."""

    PARSED = "parsed"
    SHALLOW = "shallow"


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """The model taken for a language, and why. `sha256` covers all its files; None when there are none."""

    language: str
    package: str
    name: str
    version: str
    licence: str
    sha256: str | None
    depth: Depth
    reason: str
    folder: Path | None = field(default=None, repr=False, compare=False)

    @property
    def key(self) -> str:
        """The model in one line, for the method of a finding: "en_core_web_md 3.8.0 0f3a…" (12 digits)."""
        return " ".join(part for part in (self.name, self.version, (self.sha256 or "")[:12]) if part)


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model package found in the environment. `package_version` is None where its metadata is missing."""

    module: str
    root: Path
    package_version: str | None


@dataclass(frozen=True, slots=True)
class ReviewedModel:
    """A row of resources/models.toml: a package at one version, and the SHA-256 of each file of its model."""

    language: str
    package: str
    package_version: str
    module: str
    folder: str
    name: str
    version: str
    licence: str
    files: Mapping[str, str]


Finder = Callable[[str], InstalledModel | None]


def find_installed(module: str) -> InstalledModel | None:
    """Return the installed package of this module name, without running any of its code, else None."""
    spec = importlib.util.find_spec(module) if module.isidentifier() else None
    if spec is None or not spec.submodule_search_locations:
        return None
    return InstalledModel(module, Path(spec.submodule_search_locations[0]), _package_version(module))


def resolve_model(
    language: str, *, requested: str | None = None, shallow: bool = False, installed: Finder = find_installed
) -> ModelChoice:
    """Return the best model installed for a language, else the shallow choice, with the reason in words.

    `requested` names one model package (a `trf` is taken in no other way); `shallow` asks for none. Raises ModelRefused
    when the requested one is missing, when files are not the reviewed ones, or for a placeholder package.
    """
    if shallow:
        return _shallow_choice(language, "reading without a model was asked for")
    modules = [requested] if requested else _modules_by_rank(language)
    for module in modules:
        found = installed(module)
        if found is not None:
            return _checked_choice(language, found)
    if requested:
        raise ModelRefused(
            f"The model {requested} was asked for and is not installed. Install its package, or do not name a model: "
            f"the best one installed is then taken."
        )
    looked_for = ", ".join(modules)
    missing = f"none of these is installed: {looked_for}" if looked_for else f"no model is known for {language}"
    return _shallow_choice(language, missing)


def load_model(choice: ModelChoice) -> Language:
    """Return the pipeline of a choice, with only the components that the readers use."""
    if choice.folder is None:
        return _blank(choice.language)
    unused = [name for name in _meta(choice.folder).get("components", ()) if name not in KEPT_COMPONENTS]
    with warnings.catch_warnings():
        # An older model says so in ModelChoice.reason; spaCy would say it again at each load.
        warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)
        return spacy.load(choice.folder, exclude=unused)


def _modules_by_rank(language: str) -> list[str]:
    upstream = _table()["upstream"].get(language, ())
    reviewed = (model.module for model in _reviewed_models() if model.language == language)
    return list(dict.fromkeys([*upstream, *reviewed]))


def _checked_choice(language: str, found: InstalledModel) -> ModelChoice:
    _refuse_placeholder(found.module, found.package_version)
    known = [model for model in _reviewed_models() if model.module == found.module]
    for model in known:
        if model.package_version == found.package_version:
            return _reviewed_choice(language, found, model)
    if known and not _is_upstream(found.module):
        versions = ", ".join(model.package_version for model in known)
        raise ModelRefused(
            f"The package {known[0].package} is installed at version {found.package_version}; reviewed is {versions}. "
            f"Its weights were not loaded. Install the version in requirements.lock."
        )
    return _upstream_choice(language, found)


def _reviewed_choice(language: str, found: InstalledModel, model: ReviewedModel) -> ModelChoice:
    folder = found.root / model.folder
    hashes = file_hashes(folder)
    wrong = sorted(path for path in {*hashes, *model.files} if hashes.get(path) != model.files.get(path))
    if wrong:
        raise ModelRefused(
            f"The files of the model package {model.package} {model.package_version} are not the reviewed ones "
            f"({len(wrong)} differ, are missing or are new, first {wrong[0]}). The model was not loaded. Install it "
            f"anew from requirements.lock; if that changes nothing, do not use this copy and report it."
        )
    reason = f"installed package; all {len(hashes)} files are the reviewed ones" + _age_note(_meta(folder))
    sha256 = folder_hash(hashes)
    return ModelChoice(
        language, model.package, model.name, model.version, model.licence, sha256, Depth.PARSED, reason, folder
    )


def _upstream_choice(language: str, found: InstalledModel) -> ModelChoice:
    version = _meta(found.root).get("version")
    folder = found.root / f"{found.module}-{version}"
    meta = _meta(folder)
    _refuse_placeholder(found.module, version)
    if not version or not meta:
        raise ModelRefused(
            f"The package {found.module} holds no spaCy model (no {folder.name}/meta.json). "
            f"Uninstall it: pip uninstall {found.module}"
        )
    if meta.get("lang") != language:
        raise ModelRefused(
            f"The model {found.module} is for the language {meta.get('lang')}, not for {language}. "
            f"Name another, or none."
        )
    name = f"{meta['lang']}_{meta['name']}"
    licence = meta.get("license") or "not stated"
    reason = "installed package of the model's makers; its hash is recorded, not reviewed" + _age_note(meta)
    sha256 = folder_hash(file_hashes(folder))
    return ModelChoice(language, found.module, name, version, licence, sha256, Depth.PARSED, reason, folder)


def _shallow_choice(language: str, reason: str) -> ModelChoice:
    name = f"blank_{_blank(language).lang}"
    return ModelChoice(language, "spacy", name, SPACY_VERSION, "MIT", None, Depth.SHALLOW, reason)


@cache
def file_hashes(folder: Path) -> Mapping[str, str]:
    """Return the SHA-256 of each file below a folder by its relative path; made once in a process."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): _file_hash(path) for path in files}


def folder_hash(hashes: Mapping[str, str]) -> str:
    """Return one SHA-256 over file hashes, as lines of sha256sum ("hash  path") sorted by path."""
    return digest(f"{value}  {path}" for path, value in sorted(hashes.items()))


def _file_hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _table() -> Mapping[str, Any]:
    return load_tables(ANY_LANGUAGE)["models"]


@cache
def _reviewed_models() -> tuple[ReviewedModel, ...]:
    return tuple(ReviewedModel(**row) for row in _table()["reviewed"])


def _is_upstream(module: str) -> bool:
    upstream: Mapping[str, list[str]] = _table()["upstream"]
    return any(module in modules for modules in upstream.values())


def _refuse_placeholder(module: str, version: str | None) -> None:
    if version in _table()["placeholders"]["versions"]:
        raise ModelRefused(
            f"The package {module} is at version {version}: a placeholder that holds a name on a package index, not "
            f"the model. Nothing of it was loaded. Uninstall it: pip uninstall {module}"
        )


def _package_version(module: str) -> str | None:
    try:
        return importlib.metadata.version(module)
    except importlib.metadata.PackageNotFoundError:
        return None


def _meta(folder: Path) -> dict[str, Any]:
    path = folder / "meta.json"
    return cast(dict[str, Any], json.loads(path.read_bytes())) if path.is_file() else {}


def _age_note(meta: Mapping[str, Any]) -> str:
    made_for = meta.get("spacy_version")
    if not made_for or spacy.util.is_compatible_version(SPACY_VERSION, made_for):
        return ""
    return f"; it was made for spaCy {made_for} and runs with {SPACY_VERSION}"


def _blank(language: str) -> Language:
    try:
        return spacy.blank(language if language.isalpha() else ANY_LANGUAGE)
    except ImportError:  # spaCy has no rules for this language, or a tokenizer they need is not installed
        return spacy.blank(ANY_LANGUAGE)
