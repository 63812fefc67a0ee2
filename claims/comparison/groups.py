"""What hangs together: connected components of pairs."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def components(edges: Iterable[tuple[Node, Node]]) -> list[list[Node]]:
    """The nodes of the edges, grouped by what is joined over any number of steps; in order of first mention."""
    head: dict[Node, Node] = {}

    def find(node: Node) -> Node:
        head.setdefault(node, node)
        while head[node] != node:
            head[node] = head[head[node]]
            node = head[node]
        return node

    for one, two in edges:
        head[find(two)] = find(one)
    groups: dict[Node, list[Node]] = defaultdict(list)
    for node in head:
        groups[find(node)].append(node)
    return list(groups.values())
