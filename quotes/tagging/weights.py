"""EDGE: weights of our networks, packed for the package, and quantized for use."""

from __future__ import annotations

import warnings

import numpy as np
import torch
from torch import Tensor, nn

from quotes.tagging.network import AttributionNetwork


def packed(state: dict[str, Tensor]) -> dict[str, np.ndarray]:
    """Weights for storage: matrices and kernels as int8 with one scale for each row, the rest as
    float16."""
    made = {}
    for name, value in state.items():
        array = value.detach().float().numpy()
        if array.ndim > 1 and array.size > 10_000:
            rest = tuple(range(1, array.ndim))
            scale = np.maximum(np.abs(array).max(axis=rest, keepdims=True), 1e-8) / 127
            made[name] = np.round(array / scale).astype(np.int8)
            made[f"{name}:scale"] = scale.astype(np.float32)
        else:
            made[name] = array.astype(np.float16)
    return made


def unpacked(stored: dict[str, np.ndarray]) -> dict[str, Tensor]:
    """The inverse of `packed`, in float32."""
    made = {}
    for name, value in stored.items():
        if not name.endswith(":scale"):
            array = value.astype(np.float32)
            scale = stored.get(f"{name}:scale")
            made[name] = torch.from_numpy(array if scale is None else array * scale)
    return made


def quantized(network: AttributionNetwork) -> AttributionNetwork:
    """The encoder's linear layers in dynamic int8: three times the speed of float32 on a CPU.

    One scale for each output channel: with one for a whole matrix the encoder's output is off by 28 %
    of its size, so by 18 %, at the same speed.
    """
    with warnings.catch_warnings():
        # torch moves this function to another package after 2.13; our bound on torch covers it.
        warnings.simplefilter("ignore")
        network.encoder = torch.ao.quantization.quantize_dynamic(  # type: ignore[no-untyped-call]
            network.encoder,
            {nn.Linear: torch.ao.quantization.per_channel_dynamic_qconfig},
            dtype=torch.qint8,
        )
    return network
