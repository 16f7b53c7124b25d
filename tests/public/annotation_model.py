"""The W3C Web Annotation Data Model (2017) as far as a notice uses it: its MUSTs, as a JSON Schema of our own writing.

W3C publishes no schema; each rule names the section of the Recommendation that it comes from.
"""

_IRI = {"type": "string", "pattern": "^(https?://|urn:)[^ ]+$"}
_MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}  # 3.3.1: xsd:dateTime with Z

# 3.3.5: the list of motivations.
_MOTIVATION = {
    "enum": [
        "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting",
        "identifying", "linking", "moderating", "questioning", "replying", "tagging",
    ]
}  # fmt: skip

# 3.2.4: an embedded textual body has exactly one value.
_BODY = {
    "type": "object",
    "required": ["type", "value"],
    "properties": {
        "type": {"const": "TextualBody"},
        "value": {"type": "string"},
        "format": {"type": "string"},
        "language": {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"},
        "textDirection": {"enum": ["ltr", "rtl", "auto"]},
        "purpose": _MOTIVATION,
    },
    "additionalProperties": False,
}

# 4.2.4: exactly one exact, at most one prefix and suffix. 4.2.5: exactly one start and end, neither negative.
_SELECTOR = {
    "oneOf": [
        {
            "type": "object",
            "required": ["type", "exact"],
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                "exact": {"type": "string", "minLength": 1},
                "prefix": {"type": "string"},
                "suffix": {"type": "string"},
            },
            "additionalProperties": False,
        },
        {
            "type": "object",
            "required": ["type", "start", "end"],
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 0},
            },
            "additionalProperties": False,
        },
    ]
}

# 4.3.1: a time state has a sourceDate or an interval; cached is an IRI. 4: a specific resource has exactly one source.
_TARGET = {
    "type": "object",
    "required": ["source"],
    "properties": {
        "type": {"const": "SpecificResource"},
        "source": _IRI,
        "selector": {"type": "array", "items": _SELECTOR, "minItems": 1},
        "state": {
            "type": "object",
            "required": ["type", "sourceDate"],
            "properties": {"type": {"const": "TimeState"}, "sourceDate": _MOMENT, "cached": _IRI},
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}

# 3.1: one or more @context, exactly one IRI, a type Annotation, one or more targets. 3.3.7: one canonical IRI.
ANNOTATION = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["@context", "id", "type", "target"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": _IRI,
        "type": {"const": "Annotation"},
        "motivation": _MOTIVATION,
        "created": _MOMENT,
        "modified": _MOMENT,
        "creator": {
            "type": "object",
            "required": ["id", "type", "name"],
            "properties": {
                "id": _IRI,
                "type": {"enum": ["Person", "Organization", "Software"]},
                "name": {"type": "string"},
            },
            "additionalProperties": False,
        },
        "canonical": _IRI,
        "via": _IRI,
        "body": {"type": "array", "items": _BODY, "minItems": 1},
        "target": _TARGET,
    },
    "additionalProperties": False,
}
