"""The final model as everybody loads it: config.json, model.safetensors, the tokenizer's files."""

import json
import shutil
from pathlib import Path
from typing import Any

import ml_dtypes
import numpy as np
from safetensors.numpy import save_file

from trainmaster_tunix import NAME, VERSION, tiny
from trainmaster_tunix.building import Built
from trainmaster_tunix.output import write_whole
from trainmaster_tunix.source import ModelSource
from trainmaster_tunix.weights import as_others_name_them, flat_parameters

PROVENANCE = "trainmaster.json"
_DTYPES: dict[str, Any] = {"F32": np.float32, "F16": np.float16, "BF16": ml_dtypes.bfloat16}


def export(source: ModelSource, built: Built, provenance: dict[str, Any], directory: Path) -> None:
    """Whole or not at all: written beside, then renamed."""
    beside = directory.with_name(directory.name + ".tmp")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    parameters = flat_parameters(built.module, built.lora_scale)
    tensors = as_others_name_them(source, built.family, built.shape, parameters)
    kept = {
        name: tensors[name].astype(_DTYPES.get(spec.dtype, np.float32))
        for name, spec in source.tensors.items()
        if name in tensors
    }
    save_file(kept, beside / "model.safetensors", metadata={"format": "pt"})
    write_whole(beside / "config.json", _json(source.config))
    told = {**provenance, "baseModel": source.name, "trainer": NAME, "version": VERSION}
    write_whole(beside / PROVENANCE, _json(told))
    _tokenizer(source, beside)
    if directory.exists():
        shutil.rmtree(directory)
    beside.rename(directory)


def _tokenizer(source: ModelSource, beside: Path) -> None:
    if source.directory is None:
        for name, text in tiny.tokenizer_files().items():
            write_whole(beside / name, text.encode())
        return
    for file in sorted(source.directory.iterdir()):
        others = file.suffix in (".json", ".jinja", ".model", ".txt") and not file.name.endswith(".index.json")
        if others and not (beside / file.name).exists():
            shutil.copy(file, beside / file.name)


def _json(document: dict[str, Any]) -> bytes:
    return (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode()
