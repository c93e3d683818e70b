// people
CREATE (:Person {name: 'Ann; or \'An\''});

CREATE (:Person {name: 'Bo'}); // two
