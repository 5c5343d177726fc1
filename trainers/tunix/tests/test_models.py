import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from flax import nnx
from safetensors.numpy import load_file

import base_models
import plain_llama
from trainmaster_tunix.batches import padded_input
from trainmaster_tunix.building import Built, build, load_for_reading
from trainmaster_tunix.device import make_mesh
from trainmaster_tunix.export import export
from trainmaster_tunix.manifest import read_manifest
from trainmaster_tunix.problems import ExitCode, TrainerError
from trainmaster_tunix.source import ModelSource, find_model, open_model
from workspace import Workspace

TOKENS = [1, *range(60, 100)]


def built(workspace: Workspace, model: str, **settings: Any) -> tuple[ModelSource, Built]:
    manifest = read_manifest(workspace.write(model=model, settings=settings))
    source = find_model(manifest)
    return source, build(source, manifest, make_mesh(manifest))


def logits(module: Any) -> Any:
    inputs = padded_input(TOKENS, 64, 0)
    found, _ = module(inputs["tokens"], inputs["positions"], None, inputs["attention"])
    return np.asarray(found[0, : len(TOKENS)])


@pytest.mark.parametrize("name", base_models.MODELS)
def test_a_model_comes_back_as_it_was_read(name: str, workspace: Workspace) -> None:
    base = base_models.write(workspace.directory / "base", name)
    source, model = built(workspace, str(base))
    export(source, model, {}, workspace.directory / "model")
    before, after = (load_file(workspace.directory / place / "model.safetensors") for place in ("base", "model"))
    assert before.keys() == after.keys()
    for key in before:
        np.testing.assert_array_equal(before[key], after[key], key)


@pytest.mark.parametrize("name", ["llama", "qwen3", "gemma", "gemma-fused"])
def test_what_lora_learned_is_in_the_model_that_is_given_away(name: str, workspace: Workspace) -> None:
    base = base_models.write(workspace.directory / "base", name)
    source, model = built(workspace, str(base), tuning="lora", loraRank=4)
    random = np.random.default_rng(3)
    for path, node in nnx.iter_graph(model.module):
        if isinstance(node, nnx.LoRAParam) and str(path[-1]).endswith("_lora_b"):
            node.set_value(node[...] + random.standard_normal(node.shape, np.float32) * 0.05)
    export(source, model, {}, workspace.directory / "model")
    given = load_for_reading(open_model("given", workspace.directory / "model"))
    plain = load_for_reading(open_model("plain", base))
    np.testing.assert_allclose(logits(given), logits(model.module), rtol=2e-3, atol=2e-3)
    assert np.abs(logits(plain) - logits(model.module)).max() > 0.02


@pytest.mark.parametrize("theta", [10_000.0, 500_000.0])
def test_somebody_else_computes_the_same_from_the_files(theta: float, workspace: Workspace) -> None:
    base = base_models.write(workspace.directory / "base", "llama-untied", rope_theta=theta)
    ours = logits(load_for_reading(open_model("base", base)))
    np.testing.assert_allclose(ours, plain_llama.logits(base, TOKENS), rtol=1e-3, atol=1e-3)


def refused(workspace: Workspace, model: str, **settings: Any) -> str:
    with pytest.raises(TrainerError) as caught:
        built(workspace, model, **settings)
    assert caught.value.code == ExitCode.CONFIG
    return "\n".join(caught.value.lines)


def test_a_model_that_is_not_there_is_told(workspace: Workspace) -> None:
    assert "there is no model llama-3.2-1b" in refused(workspace, "llama-3.2-1b")
    assert "there is no model /nowhere" in refused(workspace, "/nowhere")


def test_files_of_another_size_than_the_name_says_are_refused(workspace: Workspace) -> None:
    base = base_models.write(workspace.directory / "base", "llama")
    assert "is no llama-3.2-1b: its num_layers is 2" in refused(workspace, "llama-3.2-1b", modelPath=str(base))
    assert "tunix knows no model" in refused(workspace, "nobody-9b", modelPath=str(base))


def test_what_tunix_cannot_do_is_refused_not_done_wrongly(workspace: Workspace) -> None:
    for changes, told in (
        ({"model_type": "mamba"}, "this trainer knows gemma3_text, llama, qwen2, qwen3"),
        ({"attention_bias": True}, "attention_bias: True"),
        ({"rope_scaling": {"rope_type": "yarn"}}, "scales positions by yarn"),
        ({"vocab_size": 100}, "they do not belong together"),
        ({"max_position_embeddings": 64}, "maxSeqLength is 128, but"),
    ):
        assert told in refused(workspace, str(base_models.write(workspace.directory / "base", "llama", **changes)))


def test_weights_that_are_cut_off_or_missing_are_told(workspace: Workspace) -> None:
    base = base_models.write(workspace.directory / "base", "llama")
    whole = (base / "model.safetensors").read_bytes()
    (base / "model.safetensors").write_bytes(whole[:-100])
    assert "is cut off" in refused(workspace, str(base))
    config = json.loads((base / "config.json").read_text())
    (base / "config.json").write_text(json.dumps({**config, "num_hidden_layers": 3}))
    (base / "model.safetensors").write_bytes(whole)
    assert "lacks 9 weights of the model" in refused(workspace, str(base))


def test_the_parameters_are_counted_without_reading_them(tmp_path: Path) -> None:
    source = open_model("base", base_models.write(tmp_path / "base", "llama"))
    assert source.parameters == sum(int(np.prod(shape)) for shape in base_models.shapes(source.config).values())
