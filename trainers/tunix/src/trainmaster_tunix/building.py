"""Makes the model under training: read from its files, or drawn by the seed."""

import math
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from flax import nnx
from tunix.models import automodel, naming

from trainmaster_tunix.family import Family, family_of
from trainmaster_tunix.lora import with_lora
from trainmaster_tunix.manifest import Manifest
from trainmaster_tunix.problems import ExitCode, TrainerError, is_about_memory
from trainmaster_tunix.rope import set_rope
from trainmaster_tunix.source import ModelSource


@dataclass(frozen=True)
class Built:
    module: Any
    family: Family
    shape: Any


def build(source: ModelSource, manifest: Manifest, mesh: Any) -> Built:
    settings, seed = manifest.settings, manifest.hyperparameters.seed
    family = family_of(source.config)
    shape = family.shape(source.config, settings)
    _agree_with_registry(source, shape)
    set_rope(family.library, source.config)
    with mesh:
        module = (
            _loaded(source, family, shape, mesh, settings.dtype) if source.directory else _drawn(family, shape, seed)
        )
        if settings.tuning == "lora":
            module = with_lora(module, settings, seed)
    return Built(module, family, shape)


def _loaded(source: ModelSource, family: Family, shape: Any, mesh: Any, dtype: str) -> Any:
    try:
        return family.load(str(source.directory), shape, mesh, jnp.dtype(dtype), mode="original")
    except Exception as error:
        if is_about_memory(error):
            raise
        raise TrainerError(
            ExitCode.CONFIG, f"the weights in {source.directory} are not those of its config.json: {error}"
        ) from error


def _drawn(family: Family, shape: Any, seed: int) -> Any:
    """tunix draws nothing for the feed-forward parts: they would stay zero for ever, as their gradients are."""
    module = family.module(shape, rngs=nnx.Rngs(0))
    random = np.random.default_rng(seed % 2**64)
    for path, node in nnx.iter_graph(module):
        if isinstance(node, nnx.Param) and node.ndim > 1:
            embedding = "embedding" in str(path[-1])
            spread = 0.02 if embedding else 1 / math.sqrt(_summed(node.shape, path))
            node.value = jnp.asarray(random.standard_normal(node.shape, np.float32) * spread, node.dtype)
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


def count_trained(built: Built, lora: bool) -> int:
    kind = nnx.LoRAParam if lora else nnx.Param
    return sum(leaf.size for leaf in jax.tree.leaves(nnx.state(built.module, kind)))
