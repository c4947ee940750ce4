"""Learning rates over 25 epochs."""
import torch
from torch import optim
from torch.optim import lr_scheduler

EPOCHS = 25
METRICS = [1.0, 0.8, 0.81, 0.82, 0.79995, 0.9, 0.7, 0.7, 0.7, 0.7, 0.7, 0.69, 0.5, 0.51, 0.52, 0.53, 0.54, 0.55] + [0.6] * 7


def rates(make, measured=False):
    optimizer = optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.5)
    schedule = make(optimizer)
    found = [optimizer.param_groups[0]["lr"]]
    for epoch in range(EPOCHS):
        optimizer.step()
        schedule.step(METRICS[epoch]) if measured else schedule.step()
        found.append(optimizer.param_groups[0]["lr"])
    return {"rates": found, "metrics": METRICS}


def cases():
    return {
        "step": rates(lambda o: lr_scheduler.StepLR(o, 4, 0.3)),
        "multi_step": rates(lambda o: lr_scheduler.MultiStepLR(o, [3, 8, 8, 20], 0.5)),
        "exponential": rates(lambda o: lr_scheduler.ExponentialLR(o, 0.9)),
        "cosine": rates(lambda o: lr_scheduler.CosineAnnealingLR(o, 10, 0.05)),
        "lambda": rates(lambda o: lr_scheduler.LambdaLR(o, lambda epoch: 1 / (1 + epoch))),
        "polynomial": rates(lambda o: lr_scheduler.PolynomialLR(o, 20, 0.9)),
        "plateau": rates(lambda o: lr_scheduler.ReduceLROnPlateau(o, factor=0.5, patience=2, cooldown=1), True),
        "plateau_absolute": rates(
            lambda o: lr_scheduler.ReduceLROnPlateau(
                o, mode="max", factor=0.5, patience=1, threshold=0.05, threshold_mode="abs", min_lr=0.1), True),
    }
