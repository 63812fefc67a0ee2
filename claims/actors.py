"""Names of speakers → Actor rows. One name leads to one actor, also through its aliases."""

from collections.abc import Iterable

from django.db import transaction

from claims.models import Actor, ActorAlias
from claims.spans import AttributionLink
from claims.terms import ActorKind

NAME_CHARACTERS = 300  # as wide as the column; longer "names" are whole clauses and lose their end


def shorten(name: str) -> str:
    return name[:NAME_CHARACTERS]


def resolve(links: Iterable[AttributionLink]) -> dict[str, int]:
    """Name (shortened) → id of its actor. Unknown names become new actors; what was unknown about an actor is filled in.

    Runs in a transaction of its own and in the order of the names, so that two workers that meet the same new names
    wait for each other at most for a moment and never for ever. An actor nobody cites yet does no harm.
    """
    named: dict[str, AttributionLink] = {}
    for link in links:
        name = shorten(link.name)
        known = named.get(name)
        if known is None or (known.kind == ActorKind.UNKNOWN and link.kind != ActorKind.UNKNOWN):
            named[name] = link
    if not named:
        return {}
    found = _find(named)
    missing = sorted(named.keys() - found.keys())
    with transaction.atomic():
        if missing:
            Actor.objects.bulk_create(
                (
                    Actor(name=name, kind=named[name].kind, country=named[name].country or "")
                    for name in missing
                ),
                ignore_conflicts=True,
            )
            found |= _find(missing)
        _fill_in({found[name]: link for name, link in sorted(named.items())})
    return found


def _find(names: Iterable[str]) -> dict[str, int]:
    """By alias first: an editor who makes a name an alias of another actor moves what is said under that name there."""
    names = list(names)
    found = dict(Actor.objects.filter(name__in=names).values_list("name", "pk"))
    return found | dict(ActorAlias.objects.filter(name__in=names).values_list("name", "actor_id"))


def _fill_in(links: dict[int, AttributionLink]) -> None:
    """Kind and country where the actor has none yet; never over what is there."""
    telling = [pk for pk, link in links.items() if link.kind != ActorKind.UNKNOWN]
    incomplete = (
        Actor.objects.filter(pk__in=telling, kind=ActorKind.UNKNOWN).order_by("pk").select_for_update()
    )
    changed = []
    for actor in incomplete:
        actor.kind = links[actor.pk].kind
        actor.country = actor.country or links[actor.pk].country or ""
        changed.append(actor)
    if changed:
        Actor.objects.bulk_update(changed, ["kind", "country"])
