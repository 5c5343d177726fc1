"""Settings that only this trainer knows: the manifest's `settings` block, a flat map of scalars."""

from dataclasses import dataclass, fields
from pathlib import Path

from trainmaster_tunix.section import Section

TUNINGS = ("full", "lora")
SCHEDULES = ("constant", "linear", "cosine")
DTYPES = ("float32", "bfloat16")
REMATS = ("none", "block")


@dataclass(frozen=True)
class Settings:
    """Every key with its effective value; the names are those of the manifest in snake case."""

    tuning: str
    lora_rank: int
    lora_alpha: float
    lora_modules: str
    model_path: str
    dtype: str
    remat: str
    gradient_accumulation: int
    schedule: str
    warmup_steps: int
    max_grad_norm: float
    save_every: int
    evaluation_fraction: float
    evaluate_every: int
    mesh_fsdp: int
    mesh_tp: int

    def document(self) -> dict[str, object]:
        return {camel(field.name): getattr(self, field.name) for field in fields(self)}


def read_settings(section: Section) -> Settings:
    section.refuse_keys_other_than(camel(field.name) for field in fields(Settings))
    settings = Settings(
        tuning=section.one_of("tuning", TUNINGS, "full"),
        lora_rank=section.whole("loraRank", 1, 1024, 16),
        lora_alpha=section.number("loraAlpha", 0.001, 10_000, 32.0),
        lora_modules=section.text("loraModules", ".*(q_proj|k_proj|v_proj|o_proj|gate_proj|up_proj|down_proj|_einsum)"),
        model_path=str(section.absolute_path("modelPath")) if section.has("modelPath") else "",
        dtype=section.one_of("dtype", DTYPES, "float32"),
        remat=section.one_of("remat", REMATS, "none"),
        gradient_accumulation=section.whole("gradientAccumulation", 1, 512, 1),
        schedule=section.one_of("schedule", SCHEDULES, "constant"),
        warmup_steps=section.whole("warmupSteps", 0, 1_000_000, 0),
        max_grad_norm=section.number("maxGradNorm", 0.0, 1_000_000, 1.0),
        save_every=section.whole("saveEvery", 0, 1_000_000, 0),
        evaluation_fraction=section.number("evaluationFraction", 0.0, 0.5, 0.0),
        evaluate_every=section.whole("evaluateEvery", 0, 1_000_000, 0),
        mesh_fsdp=section.whole("meshFsdp", 0, 65_536, 0),
        mesh_tp=section.whole("meshTp", 1, 65_536, 1),
    )
    if settings.model_path and not Path(settings.model_path).is_dir():
        section.problem("modelPath", f"is no directory: {settings.model_path}")
    return settings


def camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
