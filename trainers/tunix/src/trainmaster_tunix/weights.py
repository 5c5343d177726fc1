"""From a model under training to the tensors that others know: tunix's own table of names, read backwards."""

import re
from typing import Any

import numpy as np
from flax import nnx

from trainmaster_tunix.family import Family
from trainmaster_tunix.lora import delta
from trainmaster_tunix.source import ModelSource


def flat_parameters(model: Any, lora_scale: float) -> dict[str, np.ndarray[Any, Any]]:
    """Every parameter by its dotted path, with what LoRA learned added to it."""
    values: dict[str, np.ndarray[Any, Any]] = {}
    for path, node in nnx.iter_graph(model):
        if isinstance(node, nnx.Param) and not isinstance(node, nnx.LoRAParam):
            values[".".join(str(part) for part in path)] = np.asarray(node[...], np.float32)
        elif isinstance(node, nnx.Module):
            for name, addition in delta(node, lora_scale).items():
                values[".".join(str(part) for part in (*path, name)) + "+"] = addition
    return {key: value + values.get(key + "+", 0) for key, value in values.items() if not key.endswith("+")}


def as_others_name_them(
    source: ModelSource, family: Family, shape: Any, parameters: dict[str, np.ndarray[Any, Any]]
) -> dict[str, np.ndarray[Any, Any]]:
    table = [(re.compile(pattern), target) for pattern, target in family.mapping(shape).items()]
    unfused = _Unfused(parameters, shape)
    tensors: dict[str, np.ndarray[Any, Any]] = {}
    for name, spec in source.tensors.items():
        for pattern, (target, transform) in table:
            if pattern.fullmatch(name):
                value = unfused.get(pattern.sub(target, name))
                if value is not None:
                    tensors[name] = _back(value, transform, spec.shape)
                break
    return tensors


def _back(value: np.ndarray[Any, Any], transform: Any, shape: tuple[int, ...]) -> np.ndarray[Any, Any]:
    """Loading transposes, then reshapes; so this reshapes, then transposes."""
    permutation, reshaped = transform or (None, None)
    if permutation is None:
        return np.ascontiguousarray(value.reshape(shape))
    if reshaped is not None:
        value = value.reshape([shape[axis] for axis in permutation])
    return np.ascontiguousarray(value.transpose(np.argsort(permutation)))


class _Unfused:
    """Gemma's queries, keys and values are loaded one by one and kept as one."""

    def __init__(self, parameters: dict[str, np.ndarray[Any, Any]], shape: Any) -> None:
        self._parameters = parameters
        self._fused = shape.num_heads == shape.num_kv_heads

    def get(self, key: str) -> np.ndarray[Any, Any] | None:
        part = re.fullmatch(r"tmp\.(layers\.\d+\.attn)\.([qkv])", key)
        if part is None:
            return self._parameters.get(key)
        place, which = part.groups()
        if self._fused:
            stacked = self._parameters[f"{place}.qkv_einsum.w"]["qkv".index(which)]
        elif which == "q":
            stacked = self._parameters[f"{place}.q_einsum.w"]
        else:
            stacked = self._parameters[f"{place}.kv_einsum.w"]["kv".index(which)]
        heads_first: np.ndarray[Any, Any] = stacked.transpose(1, 0, 2)
        return heads_first
