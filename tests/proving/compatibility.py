"""What a newer document of the interface takes away from whoever wrote a program against an older one.

Only additions are free: new addresses, new optional parameters and fields of requests, new fields of answers,
wider bounds of what is taken. Everything else may stop a program that works today, and is named.
"""

from collections.abc import Iterator
from typing import Any

Data = dict[str, Any]

_AT_MOST = ("maximum", "maxLength", "maxItems", "maxProperties")
_AT_LEAST = ("minimum", "minLength", "minItems")
_ALIKE = ("pattern", "format")


def broken_promises(old: Data, new: Data) -> list[str]:
    """Every place where the newer document keeps less than the older one promised; empty when none."""
    return list(_Comparison(old, new).paths())


class _Comparison:
    """Two documents, each of which resolves its own references."""

    def __init__(self, old: Data, new: Data) -> None:
        self.old, self.new = old, new

    def paths(self) -> Iterator[str]:
        for path, methods in self.old["paths"].items():
            for method, operation in methods.items():
                newer = self.new["paths"].get(path, {}).get(method)
                if newer is None:
                    yield f"{method} {path}: gone"
                else:
                    yield from self._operation(f"{method} {path}", operation, newer)

    def _operation(self, place: str, old: Data, new: Data) -> Iterator[str]:
        if old["operationId"] != new["operationId"]:
            yield f"{place}: another operationId"
        if new.get("security") and not old.get("security"):
            yield f"{place}: now needs a key"
        yield from self._parameters(place, old, new)
        yield from self._body(place, old.get("requestBody"), new.get("requestBody"))
        for status, response in old["responses"].items():
            yield from self._response(f"{place} {status}", response, new["responses"].get(status))

    def _parameters(self, place: str, old: Data, new: Data) -> Iterator[str]:
        before, after = self._by_name(self.old, old), self._by_name(self.new, new)
        for key, parameter in before.items():
            if key not in after:
                yield f"{place}: parameter {key[1]} gone"
            else:
                schemas = parameter["schema"], after[key]["schema"]
                yield from self._taken(f"{place} ?{key[1]}", *schemas)
        for key, parameter in after.items():
            was_required = before.get(key, {}).get("required", False)
            if parameter.get("required") and not was_required:
                yield f"{place}: parameter {key[1]} now required"

    def _by_name(self, document: Data, operation: Data) -> dict[tuple[str, str], Data]:
        found = (resolved(document, each) for each in operation.get("parameters", ()))
        return {(each["in"], each["name"]): each for each in found}

    def _body(self, place: str, old: Data | None, new: Data | None) -> Iterator[str]:
        if new is not None and new.get("required") and not (old or {}).get("required"):
            yield f"{place}: body now required"
        for kind, content in (old or {}).get("content", {}).items():
            newer = (new or {}).get("content", {}).get(kind)
            if newer is None:
                yield f"{place}: body {kind} no longer taken"
            else:
                yield from self._taken(f"{place} body", content["schema"], newer["schema"])

    def _response(self, place: str, old: Data, new: Data | None) -> Iterator[str]:
        if new is None:
            yield f"{place}: answer gone"
            return
        before, after = resolved(self.old, old), resolved(self.new, new)
        for header in before.get("headers", {}).keys() - after.get("headers", {}).keys():
            yield f"{place}: header {header} gone"
        for kind, content in before.get("content", {}).items():
            newer = after.get("content", {}).get(kind)
            if newer is None:
                yield f"{place}: answer {kind} gone"
            else:
                yield from self._given(place, content["schema"], newer["schema"])

    def _taken(self, place: str, old: Data, new: Data) -> Iterator[str]:
        """What was taken is taken still."""
        yield from _Fit(self.old, self.new, is_answer=False).misfits(place, old, new)

    def _given(self, place: str, old: Data, new: Data) -> Iterator[str]:
        """What is given is no other than what was promised, but may be more."""
        yield from _Fit(self.new, self.old, is_answer=True).misfits(place, new, old)


class _Fit:
    """Whether everything a giver may send is understood by a taker. In an answer the taker is the older."""

    def __init__(self, giver: Data, taker: Data, *, is_answer: bool) -> None:
        self.giver, self.taker, self.is_answer = giver, taker, is_answer
        self.seen: set[tuple[str, str]] = set()

    def misfits(self, place: str, giver: Data, taker: Data) -> Iterator[str]:
        pair = (giver.get("$ref", ""), taker.get("$ref", ""))
        if all(pair) and pair in self.seen:
            return
        self.seen.add(pair)
        giver, taker = resolved(self.giver, giver), resolved(self.taker, taker)
        if "anyOf" in giver or "anyOf" in taker:
            for one in giver.get("anyOf", [giver]):
                if not self._fits_any(one, taker.get("anyOf", [taker])):
                    yield f"{place}: a kind of value is {'new' if self.is_answer else 'no longer taken'}"
            return
        yield from self._plain(place, giver, taker)
        yield from self._members(place, giver, taker)
        if "items" in giver and "items" in taker:
            yield from self.misfits(f"{place}[]", giver["items"], taker["items"])

    def _fits_any(self, giver: Data, takers: list[Data]) -> bool:
        return any(self._fits(giver, taker) for taker in takers)

    def _fits(self, giver: Data, taker: Data) -> bool:
        alone = _Fit(self.giver, self.taker, is_answer=self.is_answer)
        alone.seen |= self.seen
        return not list(alone.misfits("", giver, taker))

    def _plain(self, place: str, giver: Data, taker: Data) -> Iterator[str]:
        kinds = {giver.get("type")} | ({"number"} if giver.get("type") == "integer" else set())
        if "type" in taker and taker["type"] not in kinds:
            yield f"{place}: {giver.get('type')} and {taker['type']}"
        if "enum" in taker and not set(giver.get("enum", [object()])) <= set(taker["enum"]):
            yield f"{place}: values differ"
        for word in _AT_MOST:
            if word in taker and giver.get(word, float("inf")) > taker[word]:
                yield f"{place}: {word}"
        for word in _AT_LEAST:
            if word in taker and giver.get(word, float("-inf")) < taker[word]:
                yield f"{place}: {word}"
        for word in _ALIKE:
            if word in taker and giver.get(word) != taker[word]:
                yield f"{place}: {word}"

    def _members(self, place: str, giver: Data, taker: Data) -> Iterator[str]:
        given, taken = giver.get("properties", {}), taker.get("properties", {})
        for name in given.keys() & taken.keys():
            yield from self.misfits(f"{place}.{name}", given[name], taken[name])
        for name in set(taker.get("required", ())) - set(giver.get("required", ())):
            yield f"{place}.{name}: {'no longer always there' if self.is_answer else 'now required'}"
        lacking = taken.keys() - given.keys() if self.is_answer else given.keys() - taken.keys()
        for name in lacking:
            yield f"{place}.{name}: gone"
        for word in ("additionalProperties", "patternProperties"):
            yield from self._further(f"{place}.*", giver.get(word), taker.get(word))

    def _further(self, place: str, giver: Any, taker: Any) -> Iterator[str]:
        """Members without a name of their own: of one schema, or of one for each pattern of names."""
        if self.is_answer and taker is False:
            return  # whoever reads an answer passes over what they do not know
        if isinstance(giver, dict) and isinstance(taker, dict) and {"type", "anyOf", "$ref"} & giver.keys():
            yield from self.misfits(place, giver, taker)
        elif isinstance(giver, dict) and isinstance(taker, dict):
            for pattern, schema in giver.items():
                if pattern not in taker:
                    yield f"{place}: names {pattern}"
                else:
                    yield from self.misfits(place, schema, taker[pattern])
        elif taker is not None and taker is not True and giver != taker:
            yield f"{place}: names"


def resolved(document: Data, part: Data) -> Data:
    """The part a reference stands for."""
    while "$ref" in part:
        found: Any = document
        for step in part["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        part = found
    return part
