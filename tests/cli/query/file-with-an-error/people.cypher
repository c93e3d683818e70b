CREATE (:Person {name: 'Ann'});

// the second
MATCH (p) RETURN p.name;

MATCH (p:Person)
SET p.age = 1 / 0;
CREATE (:Person {name: 'Cy'})
