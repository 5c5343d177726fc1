"""Where to compute. Before jax is imported by words, afterwards by looking."""

import os
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from trainmaster_tunix.manifest import Manifest
from trainmaster_tunix.problems import ExitCode, TrainerError


def prepare(device: str, environment: MutableMapping[str, str] = os.environ) -> None:
    if device == "auto":
        environment.pop("JAX_PLATFORMS", None)
    else:
        environment["JAX_PLATFORMS"] = device
    cache = environment.get("TRAINMASTER_CACHE") or str(Path.home() / ".cache" / "trainmaster")
    environment.setdefault("JAX_COMPILATION_CACHE_DIR", str(Path(cache) / "jax"))
    environment.setdefault("JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS", "0")
    environment.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    environment["TQDM_DISABLE"] = "1"


def make_mesh(manifest: Manifest) -> Any:
    import jax

    devices = _devices(jax, manifest.hyperparameters.device)
    settings = manifest.settings
    fsdp = settings.mesh_fsdp or max(1, len(devices) // settings.mesh_tp)
    if fsdp * settings.mesh_tp != len(devices):
        raise TrainerError(
            ExitCode.CONFIG,
            f"settings.meshFsdp x settings.meshTp is {fsdp} x {settings.mesh_tp}, but there are {len(devices)} devices",
        )
    return mesh_of(fsdp, settings.mesh_tp)


def mesh_of(fsdp: int, tp: int) -> Any:
    """Axes that the compiler may shard over as it likes: tunix's models name no sharding of their results."""
    import jax

    kinds = (jax.sharding.AxisType.Auto,) * 2
    return jax.make_mesh((fsdp, tp), ("fsdp", "tp"), axis_types=kinds, devices=jax.devices()[: fsdp * tp])


def _devices(jax: Any, device: str) -> list[Any]:
    try:
        return list(jax.devices())
    except RuntimeError as error:
        raise TrainerError(
            ExitCode.CONFIG,
            f"this machine has no usable device {device}: {' '.join(str(error).split())}",
            f"Install the variant for {device} (trainers/tunix/README.md), or train with device: cpu",
        ) from error
