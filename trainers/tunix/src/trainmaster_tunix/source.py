"""Which model is meant, from its files alone: its shape, its tensors, its tokenizer. Imports nothing slow."""

import json
import math
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainmaster_tunix import tiny
from trainmaster_tunix.manifest import Manifest
from trainmaster_tunix.problems import ExitCode, TrainerError
from trainmaster_tunix.tensors import TensorSpec
from trainmaster_tunix.tokens import ByteTokenizer, FileTokenizer, Tokenizer


@dataclass(frozen=True)
class ModelSource:
    """`config` is a config.json as everybody writes it; `directory` is absent for the model that is built in."""

    name: str
    directory: Path | None
    config: dict[str, Any]
    tensors: dict[str, TensorSpec]
    tokenizer: Tokenizer

    @property
    def parameters(self) -> int:
        return sum(math.prod(spec.shape) for spec in self.tensors.values())

    @property
    def architecture(self) -> str:
        return str(self.config.get("model_type"))


def find_model(manifest: Manifest) -> ModelSource:
    path = manifest.settings.model_path
    if manifest.model == tiny.NAME and not path:
        return ModelSource(tiny.NAME, None, tiny.config(), tiny.tensors(), ByteTokenizer())
    directory = Path(path or manifest.model)
    if not directory.is_absolute() or not directory.is_dir():
        raise TrainerError(
            ExitCode.CONFIG,
            f"there is no model {manifest.model}: it is `tiny`, the absolute path of a directory with config.json, "
            "tokenizer.json and *.safetensors, or a name that tunix knows together with settings.modelPath",
        )
    return check(open_model(manifest.model, directory), manifest.hyperparameters.max_seq_length)


def open_model(name: str, directory: Path) -> ModelSource:
    config = _config(directory / "config.json")
    files = sorted(directory.glob("*.safetensors"))
    if not files:
        raise TrainerError(ExitCode.CONFIG, f"{directory} has no *.safetensors")
    tensors: dict[str, TensorSpec] = {}
    for file in files:
        tensors |= _header(file)
    return ModelSource(name, directory, config, tensors, FileTokenizer(directory))


def check(model: ModelSource, max_seq_length: int) -> ModelSource:
    vocabulary = int(model.config.get("vocab_size", 0))
    if model.tokenizer.vocabulary > vocabulary:
        raise TrainerError(
            ExitCode.CONFIG,
            f"the tokenizer of {model.directory} has {model.tokenizer.vocabulary} tokens, but the model knows "
            f"{vocabulary}: they do not belong together",
        )
    longest = int(model.config.get("max_position_embeddings", 0))
    if longest and max_seq_length > longest:
        raise TrainerError(
            ExitCode.CONFIG, f"maxSeqLength is {max_seq_length}, but {model.name} reads at most {longest} tokens"
        )
    return model


def _config(file: Path) -> dict[str, Any]:
    try:
        config = json.loads(file.read_bytes())
    except (OSError, ValueError) as error:
        raise TrainerError(ExitCode.CONFIG, f"cannot read the model's {file}: {error}") from error
    if not isinstance(config, dict):
        raise TrainerError(ExitCode.CONFIG, f"{file} is no JSON object")
    return config


def _header(file: Path) -> dict[str, TensorSpec]:
    """Eight bytes of length, then JSON: enough to know every shape without reading a weight."""
    try:
        with file.open("rb") as opened:
            (length,) = struct.unpack("<Q", opened.read(8))
            header = json.loads(opened.read(length))
        end = 8 + length + max(entry["data_offsets"][1] for key, entry in header.items() if key != "__metadata__")
        if file.stat().st_size != end:
            raise TrainerError(ExitCode.CONFIG, f"{file} is cut off: {file.stat().st_size} of {end} bytes")
        return {
            key: TensorSpec(tuple(entry["shape"]), entry["dtype"])
            for key, entry in header.items()
            if key != "__metadata__"
        }
    except (OSError, ValueError, KeyError, struct.error, MemoryError) as error:
        raise TrainerError(ExitCode.CONFIG, f"cannot read the weights {file}: {error}") from error
