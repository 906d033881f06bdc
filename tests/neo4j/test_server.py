"""The server that the engine is proved on."""


def test_server_is_neo4j_community_with_long_term_support(neo4j_server):
    with neo4j_server.driver() as driver:
        found = driver.execute_query("CALL dbms.components() YIELD name, versions, edition").records
    kernel = next(row for row in found if row["name"] == "Neo4j Kernel")
    assert kernel["versions"][0].startswith("5.26.")
    assert neo4j_server.uri.startswith("bolt://127.0.0.1:") or not neo4j_server.ours
