from typing import Any

from trainmaster_tunix.manifest import read_manifest
from trainmaster_tunix.plan import BatchOrder, Plan, plan_of
from workspace import Workspace


def order(
    workspace: Workspace, records: int, **changes: Any
) -> tuple[Plan, list[tuple[tuple[int, ...], tuple[int, ...]]]]:
    manifest = read_manifest(workspace.write(**changes))
    plan = plan_of(manifest, records)
    return plan, list(BatchOrder(plan, manifest))


def test_every_epoch_meets_every_record_once_in_another_order(workspace: Workspace) -> None:
    plan, batches = order(workspace, 10, hyperparameters={"epochs": 2})
    assert (plan.steps_per_epoch, plan.total_steps, len(batches)) == (3, 6, 6)
    first, second = ([number for piece, _ in epoch for number in piece] for epoch in (batches[:3], batches[3:]))
    assert sorted(first) == sorted(second) == list(range(10))
    assert first != second


def test_pieces_make_up_the_same_batches(workspace: Workspace) -> None:
    _, whole = order(workspace, 10, hyperparameters={"epochs": 1})
    _, pieces = order(workspace, 10, hyperparameters={"epochs": 1}, settings={"gradientAccumulation": 2})
    assert [whole for _, whole in pieces[::2]] == [batch for batch, _ in whole]
    assert [a + b for (a, _), (b, _) in zip(pieces[::2], pieces[1::2], strict=True)] == [batch for batch, _ in whole]


def test_another_seed_is_another_order_and_a_negative_one_is_a_seed(workspace: Workspace) -> None:
    orders = {str(order(workspace, 10, hyperparameters={"epochs": 1, "seed": seed})[1]) for seed in (1, 2, -1, -2)}
    assert len(orders) == 4


def test_what_is_held_out_is_never_trained(workspace: Workspace) -> None:
    plan, batches = order(workspace, 10, hyperparameters={"epochs": 3}, settings={"evaluationFraction": 0.3})
    trained = {number for piece, _ in batches for number in piece}
    assert len(plan.evaluation) == 3
    assert trained | set(plan.evaluation) == set(range(10))
    assert not trained & set(plan.evaluation)


def test_the_smaller_of_steps_and_epochs_counts(workspace: Workspace) -> None:
    assert order(workspace, 10, hyperparameters={"epochs": 2, "maxSteps": 4})[0].total_steps == 4
    assert order(workspace, 10, hyperparameters={"epochs": 2, "maxSteps": 40})[0].total_steps == 6
