MATCH (p:Person)
RETURN p.name AS name ORDER BY name;
MATCH (p:Person) RETURN count(p)
