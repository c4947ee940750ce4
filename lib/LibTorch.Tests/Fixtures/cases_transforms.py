"""torchvision's changes of images."""
import torch

from recording import computation

try:
    from torchvision import transforms as T
    from torchvision.transforms import functional as F
except ImportError:  # the tests of this set are then skipped
    T = None


def cases():
    if T is None:
        return {}
    images = torch.rand(2, 3, 6, 8)
    bytes_ = torch.randint(0, 256, (3, 4, 5))
    return {
        "flip": computation(F.hflip, images),
        "pad": computation(lambda x: F.pad(x, [1, 3, 2, 4], fill=0.5), images),
        "crop": computation(lambda x: F.crop(x, 1, 2, 3, 4), images),
        "normalize": computation(T.Normalize([0.1, 0.2, 0.3], [0.5, 0.6, 0.7]), images),
        "normalize_one": computation(T.Normalize([0.1, 0.2, 0.3], [0.5, 0.6, 0.7]), images[0]),
        "resize": computation(lambda x: F.resize(x, [9, 5], F.InterpolationMode.NEAREST), images),
        "resize_bilinear": computation(lambda x: F.resize(x, [12, 5], F.InterpolationMode.BILINEAR, antialias=False), images[0]),
        "to_float": computation(lambda x: F.convert_image_dtype(x.to(torch.uint8), torch.float32), bytes_),
        "to_bytes": computation(lambda x: F.convert_image_dtype(x.detach(), torch.uint8).long(), images),
        "composed": computation(T.Compose([T.Pad(2), T.CenterCrop(4), T.Normalize([0.5] * 3, [0.25] * 3)]), images),
    }
