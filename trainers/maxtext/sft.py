"""Starts MaxText's supervised fine-tuning on Trainmaster's records, whose keys it does not know, with a model from a folder."""

import argparse
import importlib.metadata
import importlib.util
import json
import logging
import os
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "huggingface"))
from probe import CONFIG, measured, records, refuse  # noqa: E402

OF_THE_MODEL = "maxtext.yml"
MOST_SAID = 500
KEYS = {"prompt": "question", "response": "answer"}
ALWAYS = {
    "base_config": "post_train/sft.yml",
    "hardware": "cpu",
    # The faster ones are for devices.
    "attention": "dot_product",
    "dtype": "float32",
    "tokenizer_type": "huggingface",
    "hf_path": "json",
    "train_split": "train",
    "train_data_columns": list(KEYS.values()),
    "packing": False,
    "eval_interval": -1,
    # A step that was told of is not lost behind a checkpoint that was still on its way.
    "async_checkpointing": False,
    # One process; with more, jax must be told of all of them.
    "skip_jax_distributed_system": True,
}


def arguments():
    parser = argparse.ArgumentParser(usage="sft.py --model DIR --dataset FILE [--folder DIR | --probe] [KEY=VALUE ...]")
    parser.add_argument("--model", required=True)
    parser.add_argument("--dataset", required=True)
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--folder", help="for what MaxText reads")
    where.add_argument("--probe", action="store_true", help="only say whether it would train")
    parser.add_argument("settings", nargs="*", metavar="KEY=VALUE", help="keys of MaxText")
    return parser.parse_args()


def configuration(model, tokenizer, named):
    told = {**ALWAYS, **of_the_model(os.path.join(model, OF_THE_MODEL)), "tokenizer_path": model}
    if "load_parameters_path" not in {*told, *named}:
        refuse(
            CONFIG,
            f"neither {os.path.join(model, OF_THE_MODEL)} nor a setting says load_parameters_path, without which MaxText"
            " trains random weights in silence: name a checkpoint of MaxText, or nothing if that is meant",
        )
    if not tokenizer.chat_template and "chat_template" not in {*told, *named}:
        # MaxText stops where it finds none.
        told["chat_template"] = (
            "{% for m in messages %}{{ m['content'] }}{{ '"
            + (tokenizer.eos_token or "")
            + "' if m['role'] == 'assistant' else '\\n' }}{% endfor %}"
        )
    return told


def of_the_model(path):
    import yaml

    if not os.path.isfile(path):
        return {}
    with open(path, encoding="utf-8") as file:
        return yaml.safe_load(file)


def tokenizer_in(model):
    if not os.path.isdir(model):
        refuse(CONFIG, f"there is no folder {model}: model must be a folder with a tokenizer and {OF_THE_MODEL}")
    from transformers import AutoTokenizer

    try:
        return AutoTokenizer.from_pretrained(model)
    except (OSError, ValueError, KeyError) as e:
        refuse(CONFIG, f"the tokenizer in {model} cannot be loaded: {str(e).splitlines()[0]}")


def renamed(path):
    with open(path, encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            yield json.dumps({KEYS[key]: record[key] for key in KEYS}, ensure_ascii=False)


def written(folder, given, told):
    """What MaxText is told: a file, and the settings behind it, which win."""
    data, config = os.path.join(folder, "records.jsonl"), os.path.join(folder, "maxtext.yml")
    with open(data, "w", encoding="utf-8") as file:
        file.writelines(record + "\n" for record in renamed(given.dataset))
    with open(config, "w", encoding="utf-8") as file:
        json.dump({**told, "hf_train_files": data}, file, indent=2)
    return [config, *given.settings]


def whole(given, told):
    """MaxText judges every key before anybody waits for a training."""
    from maxtext.configs import pyconfig

    with tempfile.TemporaryDirectory() as folder:
        try:
            return pyconfig.initialize_pydantic(["", *written(folder, given, told)])
        except ValueError as e:
            refuse(CONFIG, f"MaxText refuses the settings: {gist(e)}")


def gist(error):
    text = " ".join(str(error).split())
    # It goes on with the names of all keys that there are.
    key, unknown, _ = text.partition(" not in '")
    return f"{key} is no key of MaxText" if unknown else text[:MOST_SAID]


def probe(given, told, tokenizer):
    count = sum(1 for _ in records(given.dataset, list(KEYS)))
    config = whole(given, told)
    if len(tokenizer) > config.vocab_size:
        refuse(CONFIG, f"the tokenizer has {len(tokenizer)} tokens, but the model only {config.vocab_size}: they do not match")
    print(
        json.dumps(
            {
                "trainer": "maxtext",
                "version": importlib.metadata.version("maxtext"),
                "records": count,
                "lengths": measured(records(given.dataset, list(KEYS)), count, tokenizer, config.max_target_length),
            }
        )
    )


def main():
    given = arguments()
    if given.probe:
        # What it says of itself buries what it refuses.
        logging.disable(logging.CRITICAL)
    tokenizer = tokenizer_in(given.model)
    told = configuration(given.model, tokenizer, {setting.split("=", 1)[0] for setting in given.settings})
    if given.probe:
        return probe(given, told, tokenizer)
    os.makedirs(given.folder, exist_ok=True)
    trainer = importlib.util.find_spec("maxtext.trainers").submodule_search_locations[0]
    script = os.path.join(trainer, "post_train", "sft", "train_sft.py")
    os.execv(sys.executable, [sys.executable, script, *written(given.folder, given, told)])


if __name__ == "__main__":
    main()
