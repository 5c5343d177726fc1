"""Texts to tokens: bytes for the built-in model, a tokenizer.json for all others."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from trainmaster_tunix.problems import ExitCode, TrainerError


class Tokenizer(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def vocabulary(self) -> int: ...
    @property
    def pad(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def start(self) -> list[int]: ...
    def encode(self, text: str) -> list[int]: ...
    def decode(self, tokens: list[int]) -> str: ...


class ByteTokenizer:
    """Byte b is token b + 3; before those stand padding, beginning and end."""

    name = "bytes"
    vocabulary = 259
    pad = 0
    end = 2

    @property
    def start(self) -> list[int]:
        return [1]

    def encode(self, text: str) -> list[int]:
        return [byte + 3 for byte in text.encode("utf-8", "surrogatepass")]

    def decode(self, tokens: list[int]) -> str:
        return bytes(token - 3 for token in tokens if token >= 3).decode("utf-8", "replace")


class FileTokenizer:
    """A tokenizer.json, with its special tokens as tokenizer_config.json and config.json name them."""

    def __init__(self, directory: Path) -> None:
        from tokenizers import Tokenizer as Loaded

        file = directory / "tokenizer.json"
        try:
            self._loaded: Any = Loaded.from_file(str(file))
        except Exception as error:
            raise TrainerError(ExitCode.CONFIG, f"cannot read the tokenizer {file}: {error}") from error
        settings = _json(directory / "tokenizer_config.json")
        self.name = str(file)
        self.vocabulary: int = self._loaded.get_vocab_size(with_added_tokens=True)
        self.end = self._id(settings.get("eos_token"), file)
        pad = settings.get("pad_token")
        self.pad = self.end if pad is None else self._id(pad, file)
        with_specials: list[int] = self._loaded.encode("", add_special_tokens=True).ids
        self.start = [token for token in with_specials if token != self.end]

    def encode(self, text: str) -> list[int]:
        encoded: list[int] = self._loaded.encode(text, add_special_tokens=False).ids
        return encoded

    def decode(self, tokens: list[int]) -> str:
        return str(self._loaded.decode(tokens, skip_special_tokens=True))

    def _id(self, token: object, file: Path) -> int:
        word = token.get("content") if isinstance(token, dict) else token
        number: int | None = None if word is None else self._loaded.token_to_id(str(word))
        if number is None:
            raise TrainerError(ExitCode.CONFIG, f"{file} has no token {word}, which tokenizer_config.json names")
        return number


@dataclass(frozen=True)
class Example:
    """Tokens of one record; `answer` is where the part begins that is learned."""

    tokens: list[int]
    answer: int

    def cut_to(self, most: int) -> "Example":
        return Example(self.tokens[:most], min(self.answer, most))

    @property
    def learned(self) -> int:
        return len(self.tokens) - self.answer


def example(tokenizer: Tokenizer, prompt: str, answer: str) -> Example:
    asked = begun(tokenizer, prompt)
    said = tokenizer.encode(answer)
    return Example(asked + said + ([] if said[-1:] == [tokenizer.end] else [tokenizer.end]), len(asked))


def begun(tokenizer: Tokenizer, prompt: str) -> list[int]:
    """With the tokens that begin a text, once: some chats write them out."""
    asked = tokenizer.encode(prompt)
    start = tokenizer.start
    return asked if start and asked[: len(start)] == start else start + asked


def _json(file: Path) -> dict[str, Any]:
    try:
        document = json.loads(file.read_bytes())
    except (OSError, ValueError) as error:
        raise TrainerError(ExitCode.CONFIG, f"cannot read {file}: {error}") from error
    return document if isinstance(document, dict) else {}
