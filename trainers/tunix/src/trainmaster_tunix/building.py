"""Makes the model under training: read from its files, or drawn by the seed."""

import math
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from absl import logging
from flax import nnx
from tunix.models import automodel, naming

from trainmaster_tunix.device import mesh_of
from trainmaster_tunix.family import Family, family_of
from trainmaster_tunix.lora import scale_of, with_lora
from trainmaster_tunix.manifest import Manifest
from trainmaster_tunix.problems import ExitCode, TrainerError, is_about_memory
from trainmaster_tunix.rope import set_rope
from trainmaster_tunix.source import ModelSource


@dataclass(frozen=True)
class Built:
    module: Any
    family: Family
    shape: Any
    lora_scale: float


def build(source: ModelSource, manifest: Manifest, mesh: Any) -> Built:
    settings, seed = manifest.settings, manifest.hyperparameters.seed
    family = family_of(source.config)
    shape = family.shape(source.config, settings.dtype, settings.remat)
    _agree_with_registry(source, shape)
    set_rope(family.library, source.config)
    with mesh:
        module = (
            _loaded(source, family, shape, mesh, settings.dtype) if source.directory else _drawn(family, shape, seed)
        )
        if settings.tuning == "lora":
            module = with_lora(module, settings, seed)
    return Built(module, family, shape, scale_of(settings))


def load_for_reading(source: ModelSource) -> Any:
    family = family_of(source.config)
    set_rope(family.library, source.config)
    shape = family.shape(source.config, "float32", "none")
    return _loaded(source, family, shape, mesh_of(1, 1), "float32")


def _loaded(source: ModelSource, family: Family, shape: Any, mesh: Any, dtype: str) -> Any:
    logging.set_verbosity(logging.ERROR)
    try:
        module = family.load(str(source.directory), shape, mesh, jnp.dtype(dtype), mode="original")
    except Exception as error:
        if is_about_memory(error):
            raise
        raise TrainerError(
            ExitCode.CONFIG, f"the weights in {source.directory} are not those of its config.json: {error}"
        ) from error
    missing = [
        path
        for path, leaf in nnx.to_flat_state(nnx.state(module))
        if isinstance(leaf.get_value(), jax.ShapeDtypeStruct)
    ]
    if missing:
        told = ", ".join(".".join(map(str, path)) for path in missing[:3])
        raise TrainerError(ExitCode.CONFIG, f"{source.directory} lacks {len(missing)} weights of the model: {told}")
    return module


def _drawn(family: Family, shape: Any, seed: int) -> Any:
    """tunix draws nothing for the feed-forward parts: they would stay zero for ever, as their gradients are."""
    module = family.module(shape, rngs=nnx.Rngs(0))
    random = np.random.default_rng(seed % 2**64)
    for path, node in nnx.iter_graph(module):
        if isinstance(node, nnx.Param) and node.ndim > 1:
            embedding = "embedding" in str(path[-1])
            spread = 0.02 if embedding else 1 / math.sqrt(_summed(node.shape, path))
            node.set_value(jnp.asarray(random.standard_normal(node.shape, np.float32) * spread, node.dtype))
    return module


def _summed(shape: tuple[int, ...], path: tuple[Any, ...]) -> int:
    """How many numbers are added up for each output: all axes but the last for the way back, else the first."""
    return math.prod(shape[:-1]) if "o_proj" in path else shape[0]


def _agree_with_registry(source: ModelSource, shape: Any) -> None:
    """A name such as llama-3.2-1b with files of another size is a mistake that would show much later."""
    if source.directory is None or source.name.startswith("/") or source.name == "tiny":
        return
    try:
        naming.ModelNaming(model_name=source.name.lower().split("/")[-1])
        known = automodel.call_model_config(source.name.lower().split("/")[-1])
    except (ValueError, AttributeError, ImportError) as error:
        raise TrainerError(ExitCode.CONFIG, f"tunix knows no model {source.name}: {error}") from error
    for key in ("num_layers", "embed_dim", "hidden_dim", "num_heads", "num_kv_heads", "head_dim"):
        if getattr(known, key) != getattr(shape, key):
            raise TrainerError(
                ExitCode.CONFIG,
                f"{source.directory} is no {source.name}: its {key} is {getattr(shape, key)}, "
                f"that model has {getattr(known, key)}",
            )
