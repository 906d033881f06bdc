"""Entities of the smallest publication of FollowTheMoney."""

from tests.loaders.sources import E1, E2


def entity(id_, schema, **properties):
    values = {k: v if isinstance(v, list) else [v] for k, v in properties.items()}
    return {"id": id_, "schema": schema, "properties": values}


def company(id_="e1", name="甲公司", code=E1, **more):
    return entity(id_, "Company", name=name, uscCode=code, jurisdiction="cn", **more)


def other(**more):
    return company("e2", "乙公司", E2, **more)


def person(id_="p1", name="张甲", **more):
    return entity(id_, "Person", name=name, **more)


def owns(id_="o1", owner="p1", asset="e1", **more):
    return entity(id_, "Ownership", owner=owner, asset=asset, startDate="2020-01-01", **more)


def directs(id_="d1", **more):
    return entity(id_, "Directorship", director="p1", organization="e1", **more)
