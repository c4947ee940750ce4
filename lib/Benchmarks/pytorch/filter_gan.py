"""The filter GAN in plain PyTorch: the classifier, the generator, the two discriminators and one iteration of Algorithm 1.

`PlainAlgorithm1` is the iteration as the paper's box reads, written the straightforward way. `Algorithm1` is the same with what makes
it fast: images as they enter the layer, computed beforehand; D fed once with real and generated profiles and frozen while G is
updated; RMSprop on all parameters at once; gradients set to none. Losses and updates are the same numbers.
"""
import torch
from torch import nn
from torch.nn import functional as F

CHANNELS = [1, 12, 24, 24, 24, 48]
POOLED = {1, 2, 4}
NOISE = 8


class Classifier(nn.Module):
    """Images [B, 1, 28, 28] -> logits [B, 10]; opened at a layer by before, profile and after."""

    def __init__(self):
        super().__init__()
        self.convs = nn.ModuleList(nn.Conv2d(c, n, 3, padding=1, bias=False) for c, n in zip(CHANNELS, CHANNELS[1:]))
        self.norms = nn.ModuleList(nn.BatchNorm2d(n) for n in CHANNELS[1:])
        self.linear = nn.Linear(CHANNELS[-1] * 9, 10)

    def rest(self, x, layer):
        x = F.relu(x)
        return F.max_pool2d(x, 2) if layer in POOLED else x

    def before(self, x, layer):
        for number in range(1, layer):
            x = self.rest(self.norms[number - 1](self.convs[number - 1](x)), number)
        return x

    def profile(self, x, layer, filters=None, form="grouped"):
        """With the layer's own filters, or with a set for every image [B, N, C, 3, 3]."""
        if filters is None:
            return self.norms[layer - 1](self.convs[layer - 1](x))
        batch, channels, height, width = x.shape
        if form == "loop":
            maps = torch.cat([F.conv2d(image[None], own, padding=1) for image, own in zip(x, filters)])
        elif form == "grouped":
            maps = F.conv2d(x.reshape(1, batch * channels, height, width), filters.flatten(0, 1), padding=1, groups=batch)
        else:
            maps = torch.bmm(filters.flatten(2), F.unfold(x, 3, padding=1))
        return self.norms[layer - 1](maps.view(batch, -1, height, width))

    def after(self, x, layer):
        x = self.rest(x, layer)
        for number in range(layer + 1, 6):
            x = self.rest(self.norms[number - 1](self.convs[number - 1](x)), number)
        return self.linear(x.flatten(1))

    def forward(self, x):
        return self.after(self.profile(x, 1), 1)


class Generator(nn.Module):
    """z [m, 8] -> filters [m, N, C, 3, 3], every filter from z and a code of its own."""

    def __init__(self, real):
        super().__init__()
        self.shape = real.shape
        self.noise = nn.Linear(NOISE, 128)
        self.codes = nn.Parameter(torch.randn(real.shape[0], 128))
        self.hidden = nn.Linear(128, 64)
        self.output = nn.Linear(64, real[0].numel())
        self.register_buffer("scale", real.detach().std())

    def forward(self, z):
        x = F.leaky_relu(self.noise(z)[:, None] * self.codes + self.codes, 0.2)
        x = F.leaky_relu(self.hidden(x), 0.2)
        return (self.output(x) * self.scale).view(-1, *self.shape)


class Discriminators(nn.Module):
    """D and Q behind layers that they share."""

    def __init__(self, channels, side):
        super().__init__()
        layers, to = [], 32
        while side > 2:
            layers += [nn.Conv2d(channels, to, 3, 2, 1), nn.LeakyReLU(0.2)]
            channels, to, side = to, 64, (side + 1) // 2
        self.body = nn.Sequential(*layers, nn.Flatten(), nn.Linear(channels * side * side, 128), nn.LeakyReLU(0.2))
        self.guess = nn.Linear(128, 1)
        self.recover = nn.Linear(128, NOISE)


class Algorithm1:
    """One classifier, and D, G and Q with RMSprop: `step` is one iteration."""

    def __init__(self, classifier, layer, lam=1.0, rate=1e-3, saturating=False, separate=False, form="grouped"):
        self.classifier, self.layer, self.lam, self.form = classifier.eval().requires_grad_(False), layer, lam, form
        self.saturating, self.separate = saturating, separate
        real = classifier.convs[layer - 1].weight
        with torch.no_grad():
            side = classifier.before(torch.zeros(1, 1, 28, 28, dtype=real.dtype), layer).shape[2]
        self.generator = Generator(real).to(real.dtype)
        self.discriminators = Discriminators(real.shape[0], side).to(real.dtype)
        body, d, q = (list(part.parameters()) for part in (self.discriminators.body, self.discriminators.guess, self.discriminators.recover))
        self.theta_g = torch.optim.RMSprop(self.generator.parameters(), rate, foreach=True)
        self.theta_d = torch.optim.RMSprop(body + d if separate else body + d + q, rate / 2, foreach=True)
        self.theta_q = torch.optim.RMSprop(body + q, rate / 2, foreach=True) if separate else None

    def feed(self, x):
        features = self.discriminators.body(x)
        return self.discriminators.guess(features).squeeze(1), self.discriminators.recover(features)

    def update(self, optimizer, loss):
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()

    def step(self, before, z):
        """Losses of D and G and the squared error of z, each before the update that it drives."""
        filters = self.generator(z)
        real = self.classifier.profile(before, self.layer)
        generated = self.classifier.profile(before, self.layer, filters, self.form)
        self.generated, m = generated.detach(), len(z)

        guess, recovered = self.feed(torch.cat([real, generated.detach()]))
        loss_d = F.softplus(-guess[:m]).mean() + F.softplus(guess[m:]).mean()
        error = (z - recovered[m:]).square().sum(1).mean()
        self.update(self.theta_d, loss_d if self.separate else loss_d + self.lam * error)

        self.discriminators.requires_grad_(False)
        guess, recovered = self.feed(generated)
        loss_g = -F.softplus(guess).mean() if self.saturating else F.softplus(-guess).mean()
        error = (z - recovered).square().sum(1).mean()
        self.update(self.theta_g, loss_g + self.lam * error)
        self.discriminators.requires_grad_(True)

        if self.separate:
            _, recovered = self.feed(generated.detach())
            self.update(self.theta_q, self.lam * (z - recovered).square().sum(1).mean())
        return loss_d.detach(), loss_g.detach(), error.detach()


class PlainAlgorithm1:
    """One iteration with the joint update of D and Q: images go through the classifier, each image has its filters by one grouped convolution."""

    def __init__(self, classifier, layer, lam=1.0, rate=1e-3):
        fast = Algorithm1(classifier, layer, lam, rate)
        self.classifier, self.layer, self.lam = fast.classifier, layer, lam
        self.generator, self.discriminators = fast.generator, fast.discriminators
        self.theta_g = torch.optim.RMSprop(self.generator.parameters(), lr=rate)
        self.theta_d = torch.optim.RMSprop(self.discriminators.parameters(), lr=rate / 2)

    def feed(self, x):
        features = self.discriminators.body(x)
        return self.discriminators.guess(features).squeeze(1), self.discriminators.recover(features)

    def step(self, images, z):
        before = self.classifier.before(images, self.layer)
        real = self.classifier.profile(before, self.layer)
        generated = self.classifier.profile(before, self.layer, self.generator(z))
        self.generated = generated.detach()

        guess_real, _ = self.feed(real)
        guess_generated, recovered = self.feed(generated.detach())
        loss_d = F.softplus(-guess_real).mean() + F.softplus(guess_generated).mean()
        error = (z - recovered).square().sum(1).mean()
        self.theta_d.zero_grad()
        (loss_d + self.lam * error).backward()
        self.theta_d.step()

        guess, recovered = self.feed(generated)
        loss_g = F.softplus(-guess).mean()
        error = (z - recovered).square().sum(1).mean()
        self.theta_g.zero_grad()
        (loss_g + self.lam * error).backward()
        self.theta_g.step()
        return loss_d.detach(), loss_g.detach(), error.detach()
