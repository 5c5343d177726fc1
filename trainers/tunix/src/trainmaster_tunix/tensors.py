"""What a safetensors file says of one tensor."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TensorSpec:
    shape: tuple[int, ...]
    dtype: str
