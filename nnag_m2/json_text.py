"""Temporary."""

import base64
import json
import pickle
from typing import Any


def to_json(value: Any) -> str:
    return json.dumps(_e(value))


def _e(value):
    if isinstance(value, (str, int, float, bool, type(None))):
        return value
    if isinstance(value, list):
        return [_e(v) for v in value]
    if isinstance(value, dict) and all(isinstance(k, str) for k in value):
        return {k: _e(v) for k, v in value.items()}
    return {"__pickle": base64.b64encode(pickle.dumps(value)).decode()}


def from_json(text: str) -> Any:
    return _d(json.loads(text))


def _d(v):
    if isinstance(v, list):
        return [_d(x) for x in v]
    if isinstance(v, dict):
        if "__pickle" in v:
            return pickle.loads(base64.b64decode(v["__pickle"]))
        return {k: _d(x) for k, x in v.items()}
    return v
