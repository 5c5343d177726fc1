"""Low-rank adaptation through qwix: small matrices beside frozen weights."""

from typing import Any

import numpy as np
import qwix
from flax import nnx

from trainmaster_tunix.problems import ExitCode, TrainerError
from trainmaster_tunix.settings import Settings


def with_lora(model: Any, settings: Settings, seed: int) -> Any:
    provider = qwix.LoraProvider(module_path=settings.lora_modules, rank=settings.lora_rank, alpha=settings.lora_alpha)
    adapted = qwix.apply_lora_to_model(model, provider, **model.get_model_input(), rngs=nnx.Rngs(seed % 2**63))
    if not any(isinstance(node, nnx.LoRAParam) for _, node in nnx.iter_graph(adapted)):
        raise TrainerError(
            ExitCode.CONFIG, f"settings.loraModules is {settings.lora_modules}, which names no part of the model"
        )
    return adapted


def scale_of(settings: Settings) -> float:
    return settings.lora_alpha / settings.lora_rank if settings.tuning == "lora" else 0.0


def delta(module: Any, scale: float) -> dict[str, np.ndarray[Any, Any]]:
    """What the small matrices of one module add to its weight, in the weight's own order of axes."""
    found: dict[str, np.ndarray[Any, Any]] = {}
    for name, node in list(vars(module).items()):
        if not name.endswith("_lora_a"):
            continue
        weight = name.removesuffix("_lora_a")
        left = np.asarray(node[...], np.float32)
        right = np.asarray(getattr(module, weight + "_lora_b")[...], np.float32)
        product = np.tensordot(left, right, axes=1)
        equation = getattr(module, "einsum_str", None)
        found[weight] = scale * (product if equation is None else _in_order(equation, product))
    return found


def _in_order(equation: str, product: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """qwix puts the summed axes first; `BTD,NDH->BTNH` has them second."""
    inputs, weight = equation.split("->")[0].split(",")
    summed = [axis for axis in weight if axis in inputs]
    rest = [axis for axis in weight if axis not in inputs]
    order = summed + rest
    return product.transpose([order.index(axis) for axis in weight])
